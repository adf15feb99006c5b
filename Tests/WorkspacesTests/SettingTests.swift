import JSON
import TestSupport
import Testing

@testable import Workspaces

@Suite struct SettingTests {
  @Test func `No two settings share a name or an environment variable`() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.environment)).count == Setting.all.count)
    for setting in Setting.all { #expect(setting.environment.hasPrefix("KB_")) }
  }

  @Test func `The schema describes every setting at its place, with meaning and default`() throws {
    for setting in Setting.all {
      let keys = setting.name.split(separator: ".").map(String.init)
      let node = keys.reduce(Setting.jsonSchema) { node, key in node["properties"]?[key] ?? .null }
      #expect(node["description"]?.string == setting.meaning, "\(setting.name)")
      #expect(node["default"] == setting.defaultValue, "\(setting.name)")
    }
  }

  @Test func `The reference has a row for every setting`() {
    let rows = Setting.markdownReference.split(separator: "\n")
    #expect(rows.count == Setting.all.count + 2)
    for (row, setting) in zip(rows.dropFirst(2), Setting.all) { #expect(row.hasPrefix("| `\(setting.name)` |")) }
  }

  @Test func `The written configuration sets what was asked for and reads back`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Setting.template(setting: ["agent.maximumSteps": 3]), to: "kb.json")
    let configuration = try LayeredConfiguration(host: directory.host())
    var expected = Configuration(root: directory.local)
    expected.agent.maximumSteps = 3
    #expect(configuration.values == expected)
  }

  @Test func `Every commented line of the written configuration is valid once it is uncommented`() throws {
    let directory = try TemporaryDirectory()
    let lines = Setting.template(setting: [:]).split(separator: "\n", omittingEmptySubsequences: false)
    let uncommented = lines.map { line -> String in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("// "), let first = text.dropFirst(3).first else { return String(line) }
      let isSetting = first == "\"" || first == " " || first == "}" || first == "]"
      return isSetting ? String(text.dropFirst(3)) : String(line)
    }
    try directory.write(uncommented.joined(separator: "\n"), to: "kb.json")
    let configuration = try LayeredConfiguration(host: directory.host())
    #expect(configuration.values == Configuration(root: directory.local))
    for setting in Setting.all { #expect(configuration.origin(of: setting) != .builtIn, "\(setting.name)") }
  }
}
