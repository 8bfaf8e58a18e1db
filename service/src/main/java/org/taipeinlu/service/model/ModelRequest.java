package org.taipeinlu.service.model;

import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /model} takes.
 *
 * @param location folder or zip of the new bundle, relative to {@code nlu.model.folder}
 * @param name of the model to replace; default {@code default}
 */
record ModelRequest(@Nullable String location, @Nullable String name) {}
