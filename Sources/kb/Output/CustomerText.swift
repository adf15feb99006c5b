import Predictions
import Tools

/// The details of a customer for a reader: predictions, then the features section by section.
struct CustomerText {
  private let details: CustomerDetails
  private let console: Console

  private static let barWidth = 10

  init(_ details: CustomerDetails, _ console: Console) {
    self.details = details
    self.console = console
  }

  var text: String {
    let segment = details.segment.map { ", segment \($0.rawValue)" } ?? ""
    let title = "customer \(details.customerID)\(segment), as of \(details.snapshotMonth)"
    return ([console.styled(title, .bold), PredictionReport.table(details.predictions)] + sections).joined(
      separator: "\n")
  }

  private var sections: [String] {
    var names: [String] = []
    for value in details.features where !names.contains(value.feature.section) { names.append(value.feature.section) }
    return names.flatMap { name in
      ["", console.styled(name, .cyan)] + details.features.filter { $0.feature.section == name }.map(line)
    }
  }

  private func line(_ value: CustomerDetails.Value) -> String {
    let name = value.feature.name.padded(to: details.features.map(\.feature.name.count).max() ?? 0)
    let display = value.feature.displayWithUnit(value.value)
    guard let percentile = value.percentile else { return "  \(name)  \(display)" }
    let bar = EighthBar(from: 0, to: percentile / 100, width: Self.barWidth)
    return "  \(name)  \(display.padded(to: 18))  \(console.styled(String(bar.cells.map(\.character)), .green))  "
      + NumberText.ordinal(Int(percentile.rounded(), within: 0...100))
  }
}

extension String {
  /// The text with spaces behind it, up to a number of characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
