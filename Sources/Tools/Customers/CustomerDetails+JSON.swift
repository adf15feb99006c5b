import JSON
import Predictions

extension CustomerDetails {
  /// The details for a program or a language model: the result of `get_customer_details`.
  public var json: JSONValue {
    [
      "customer_id": .number(customerID), "snapshot_month": .string(snapshotMonth),
      "segment": segment.map { .string($0.rawValue) } ?? .null, "predictions": .array(predictions.map(\.json)),
      "features": .array(features.map(\.json)), "as_of": asOf.map(JSONValue.string) ?? .null,
    ]
  }
}

extension ModelPrediction {
  /// The prediction for a program.
  public var json: JSONValue {
    [
      "model": .string(model.name), "version": .string(model.version), "output": .string(model.output),
      "value": .number(value), "display": .string(display), "unit": .string(model.unit),
      "percentile": .rounded(percentile), "label": label.map(JSONValue.string) ?? .null,
      "classes": .array(classes.map { ["class": .string($0.name), "probability": .number($0.probability)] }),
    ]
  }
}

extension CustomerDetails.Value {
  fileprivate var json: JSONValue {
    [
      "feature": .string(feature.name), "section": .string(feature.section), "value": feature.json(value),
      "display": .string(feature.display(value)), "unit": feature.unit.map(JSONValue.string) ?? .null,
      "percentile": percentile.map(JSONValue.rounded) ?? .null, "meaning": .string(feature.meaning),
    ]
  }
}
