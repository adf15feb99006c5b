import JSON
import Tools

/// Lists databases and tables of the Glue Data Catalog
/// (https://docs.aws.amazon.com/glue/latest/webapi/API_GetTables.html).
struct GlueCatalog: Sendable {
  let client: ServiceClient

  /// The tables of databases, of all there are when none is named, in the order of their names.
  ///
  /// A column's comment is its meaning; partition keys are columns, and say that they are partition keys.
  func schema(_ databases: [String]) async throws -> QuerySchema {
    let names = databases.isEmpty ? try await allDatabases() : databases
    var tables: [QuerySchema.Table] = []
    for database in names {
      let found = try await pages("GetTables", ["DatabaseName": .string(database), "MaxResults": 100], "TableList")
      tables += found.compactMap { table(of: $0, in: database) }.sorted { $0.name < $1.name }
    }
    return QuerySchema(tables: tables)
  }

  private func allDatabases() async throws -> [String] {
    try await pages("GetDatabases", ["MaxResults": 100], "DatabaseList").compactMap { $0["Name"]?.string }
  }

  private func pages(_ operation: String, _ input: JSONObject, _ member: String) async throws -> [JSONValue] {
    var input = input
    var found: [JSONValue] = []
    var tokens: Set<String> = []
    repeat {
      let page = try await client.call(.glue, "AWSGlue", operation, input)
      found += page[member]?.array ?? []
      input["NextToken"] = page["NextToken"]
      // A service that gives a token twice would be asked for ever.
    } while input["NextToken"]?.string.map { !$0.isEmpty && tokens.insert($0).inserted } == true
    return found
  }

  private func table(of json: JSONValue, in database: String) -> QuerySchema.Table? {
    guard let name = json["Name"]?.string else { return nil }
    let data = json["StorageDescriptor"]?["Columns"]?.array ?? []
    let partitions = json["PartitionKeys"]?.array ?? []
    let columns = data.map { column(of: $0, isPartition: false) } + partitions.map { column(of: $0, isPartition: true) }
    return QuerySchema.Table(schema: database, name: name, columns: columns.compactMap(\.self))
  }

  private func column(of json: JSONValue, isPartition: Bool) -> QuerySchema.Column? {
    guard let name = json["Name"]?.string else { return nil }
    let comment = json["Comment"]?.string ?? ""
    let parts = [comment, isPartition ? "Partition key." : ""].filter { !$0.isEmpty }
    return QuerySchema.Column(
      name: name, type: json["Type"]?.string ?? "",
      meaning: parts.isEmpty ? nil : ColumnMeaning(parts.joined(separator: " ")))
  }
}
