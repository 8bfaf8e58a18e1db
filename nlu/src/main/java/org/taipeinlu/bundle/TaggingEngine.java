package org.taipeinlu.bundle;

import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.SpanDecoder;

/**
 * What runs after the features.
 *
 * @param scorer ids to scores
 * @param decoder scores to spans
 */
public record TaggingEngine(SequenceScorer scorer, SpanDecoder decoder) {}
