package org.taipeinlu.service.security;

import java.util.Locale;

/** What a caller may do. */
enum Role {
  /** Ask for slots and for what is served. */
  PARSE,
  /** Read the meters. */
  METRICS,
  /** Send feedback, but read none. */
  FEEDBACK,
  /** Everything, changing models included. */
  ADMIN;

  /** {@return the name in settings and in the scope of a token} */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the name of the authority, as Spring Security writes it} */
  String authority() {
    return "ROLE_" + id();
  }
}
