import JSON

/// What things cost, on a date.
public struct PriceTable: Sendable, Hashable {
  /// An item with its price.
  public struct Item: Sendable, Hashable {
    /// What is paid for: a model id, `athena`, `s3vectors.query`.
    public let name: String
    /// What it costs.
    public let price: Price
  }

  /// The date of the prices, YYYY-MM-DD.
  public var date: String
  /// The items in the order of their files.
  public private(set) var items: [Item] = []
  private var indices: [String: Int] = [:]

  /// An empty table.
  public init(date: String) { self.date = date }

  /// Reads a file of prices: `{"date": "YYYY-MM-DD", "items": {NAME: {…}}}`; see prices/README.md for the keys.
  ///
  /// - Parameter file: The file's name, for errors.
  /// - Throws: `PriceTableError` with line and column of the first place that does not fit.
  public init(_ bytes: [UInt8], file: String) throws(PriceTableError) {
    self.init(date: "")
    let source = try PriceFile(bytes, name: file)
    try merge(source)
    if date.isEmpty { throw source.mismatch(source.document.root, "an object with \"date\" and \"items\"") }
  }

  /// Replaces the items that another file has, wholly, and adds those that are new.
  ///
  /// The other file may go without a date; with one, the table takes it over, and every item keeps its own.
  /// - Throws: `PriceTableError` as reading a file does; the table stays as it was then.
  public mutating func merge(_ bytes: [UInt8], file: String) throws(PriceTableError) {
    var merged = self
    try merged.merge(try PriceFile(bytes, name: file))
    self = merged
  }

  private mutating func merge(_ file: PriceFile) throws(PriceTableError) {
    let members = try file.members(of: file.document.root, known: ["date", "items"])
    for member in members where member.key == "date" { date = try file.date(member.value) }
    for member in members where member.key == "items" {
      for item in try file.members(of: member.value) {
        var price = try Price(item.value, in: file)
        price.date = date
        set(price, for: item.key)
      }
    }
  }

  /// Gives an item a price, in the place of the one it has.
  public mutating func set(_ price: Price, for name: String) {
    if let index = indices[name] {
      items[index] = Item(name: name, price: price)
    } else {
      indices[name] = items.count
      items.append(Item(name: name, price: price))
    }
  }

  /// The price of exactly this name.
  func price(named name: String) -> Price? { indices[name].map { items[$0].price } }
}
