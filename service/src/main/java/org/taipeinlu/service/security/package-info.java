/** Who may ask what, and how often. Knows paths and roles, but no feature's code. */
@NullMarked
package org.taipeinlu.service.security;

import org.jspecify.annotations.NullMarked;
