import ArgumentParser
import Platform

/// The option `--as-of`.
enum PlatformMoment {
  /// - Throws: `ValidationError` unless the text is left out or a moment that data can stand for.
  static func check(_ text: String?) throws {
    guard let text, !DataPreparation.isMoment(text) else { return }
    throw ValidationError(
      "--as-of: expected a moment such as \(DataPreparation.standardMoment), found \"\(text.prefix(40))\"")
  }
}
