import JSON
import Storage

/// Names for scripts of answers, one for each.
enum ScriptName {
  static func of(_ answer: JSONValue) -> String { SHA256.hexadecimal(answer.utf8(), digits: 12) }
}
