package org.taipeinlu.value.time;

import java.time.LocalDate;

/**
 * New moons to about half a minute, after Meeus, Astronomical Algorithms, 2nd edition, chapter 49.
 *
 * <p>ICU's are minutes off, which moves a month by a day where a new moon is near midnight in
 * China: it has the new years of 2027 and 2030 wrong.
 */
final class NewMoon {

  private static final double FIRST = 2451550.09766;
  private static final double MONTH = 29.530588861;

  /** Day of the Unix epoch in days of the Julian calendar, at midnight. */
  private static final double EPOCH = 2440587.5;

  /** Dynamical time runs about 70 seconds ahead of the clock in this century. */
  private static final double AHEAD = 70 / 86_400.0;

  private static final double CHINA = 8 / 24.0;

  /** Coefficient in 10^-5 days, then how often M, M' and F count, and how often E. */
  private static final int[][] TERMS = {
    {-40720, 0, 1, 0, 0},
    {17241, 1, 0, 0, 1},
    {1608, 0, 2, 0, 0},
    {1039, 0, 0, 2, 0},
    {739, -1, 1, 0, 1},
    {-514, 1, 1, 0, 1},
    {208, 2, 0, 0, 2},
    {-111, 0, 1, -2, 0},
    {-57, 0, 1, 2, 0},
    {56, 1, 2, 0, 1},
    {-42, 0, 3, 0, 0},
    {42, 1, 0, 2, 1},
    {38, 1, 0, -2, 1},
    {-24, -1, 2, 0, 1},
    {-7, 2, 1, 0, 0},
    {4, 0, 2, -2, 0},
    {4, 3, 0, 0, 0},
    {3, 1, 1, -2, 0},
    {3, 0, 2, 2, 0},
    {-3, 1, 1, 2, 0},
    {3, -1, 1, 2, 0},
    {-2, -1, 1, -2, 0},
    {-2, 1, 3, 0, 0},
    {2, 0, 4, 0, 0}
  };

  /** Coefficient in 10^-6 days, start and motion a month in degrees, of the planets' pull. */
  private static final double[][] PLANETS = {
    {325, 299.77, 0.107408},
    {165, 251.88, 0.016321},
    {164, 251.83, 26.651886},
    {126, 349.42, 36.412478},
    {110, 84.66, 18.206239},
    {62, 141.74, 53.303771},
    {60, 207.14, 2.453732},
    {56, 154.84, 7.306860},
    {47, 34.52, 27.261239},
    {42, 207.19, 0.121824},
    {40, 291.34, 1.844379},
    {37, 161.72, 24.198154},
    {35, 239.56, 25.513099},
    {23, 331.55, 3.592518}
  };

  private NewMoon() {}

  /** The day in China of the new moon that is nearest to the start of a day there. */
  static LocalDate nearest(LocalDate day) {
    double julian = day.toEpochDay() + EPOCH - CHINA + 0.5;
    double lunation = Math.rint((julian - FIRST) / MONTH);
    double clock = instant(lunation) - AHEAD + CHINA - EPOCH;
    return LocalDate.ofEpochDay((long) Math.floor(clock));
  }

  /** Julian day of a new moon, in dynamical time. */
  private static double instant(double k) {
    double t = k / 1236.85;
    double e = 1 - 0.002516 * t - 0.0000074 * t * t;
    double m = 2.5534 + 29.10535670 * k - 0.0000014 * t * t;
    double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t * t * t;
    double f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t * t * t;
    double node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
    double sum = -0.00017 * sine(node);
    for (int[] term : TERMS) {
      double angle = term[1] * m + term[2] * moon + term[3] * f;
      sum += term[0] * 1e-5 * Math.pow(e, term[4]) * sine(angle);
    }
    for (double[] planet : PLANETS) {
      sum += planet[0] * 1e-6 * sine(planet[1] + planet[2] * k);
    }
    return FIRST + MONTH * k + 0.00015437 * t * t + sum;
  }

  private static double sine(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }
}
