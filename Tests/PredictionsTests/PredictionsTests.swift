import Testing

/// The tests of the module Predictions.
@Suite struct PredictionsTests {}
