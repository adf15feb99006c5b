/// A table that is checked against expectations: columns of one length, and what its rows are called.
public struct DataTable: Sendable {
  /// The name of the column that tells rows apart, such as `customer_id`.
  public let key: String
  /// That column's value in each row.
  public let ids: [Int]
  /// The columns.
  public let columns: [DataColumn]
  private let indices: [String: Int]

  /// A table; columns of another length than there are ids are left out.
  public init(key: String, ids: [Int], columns: [DataColumn]) {
    self.key = key
    self.ids = ids
    self.columns = columns.filter { $0.count == ids.count }
    indices = Dictionary(self.columns.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
  }

  /// How many rows there are.
  public var count: Int { ids.count }

  /// The column of a name, `nil` when there is none.
  public subscript(name: String) -> DataColumn? { indices[name].map { columns[$0] } }
}
