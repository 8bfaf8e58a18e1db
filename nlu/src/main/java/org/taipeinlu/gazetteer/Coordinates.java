package org.taipeinlu.gazetteer;

/** A point on the globe, in degrees; north and east are positive. */
public record Coordinates(double latitude, double longitude) {
  public Coordinates {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "coordinates must lie within 90 and 180 degrees: " + latitude + ", " + longitude);
    }
  }
}
