import JSON
import Retrieval

extension SettingType where Value == VectorElement {
  /// How vectors are kept, by its name.
  static let vectorElement: SettingType = {
    let names = SettingType<String>.choice(VectorElement.allCases.map(\.rawValue))
    return SettingType(
      schema: names.schema, expectation: names.expectation, isText: names.isText,
      parse: { node, base throws(SettingMismatch) in
        guard let element = VectorElement(rawValue: try names.parse(node, base)) else {
          throw SettingMismatch(node, expected: names.expectation)
        }
        return element
      },
      render: { value, _ in .string(value.rawValue) })
  }()
}
