/// The keys below which a listing may lack documents that are there.
struct ListingGaps {
  private let keys: Set<[UInt8]>

  /// The folders that could not be listed, and the names of which it is unknown what they lead to.
  init(_ listing: DocumentListing) {
    let faults = listing.diagnostics.filter { $0.severity == .error }.map(\.document.key)
    // Whole bytes: a character may reach across the end of a folder's name.
    keys = Set((faults + listing.unlistedFolders).map { Array($0.utf8) })
  }

  /// Whether a document that the listing lacks may be there all the same. O(bytes of the key).
  func mayHide(_ key: String) -> Bool {
    guard !keys.isEmpty else { return false }
    var prefix: [UInt8] = []
    for byte in key.utf8 {
      let endsPart = byte == UInt8(ascii: "/")
      if prefix.isEmpty || endsPart, keys.contains(prefix) { return true }
      prefix.append(byte)
      if endsPart, keys.contains(prefix) { return true }
    }
    return keys.contains(prefix)
  }
}
