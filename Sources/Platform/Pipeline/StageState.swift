import JSON

/// Whether a stage has to be done.
public enum StageState: Sendable, Hashable {
  /// It is done: settings, inputs and outputs are what they were at its end; with what it did.
  case done(JSONObject)
  /// It was done, and something changed since: what.
  case stale(String)
  /// It has not been finished yet.
  case pending
  /// It is done in every run, for it makes no files of its own.
  case repeated
}
