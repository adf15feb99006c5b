/// Cuts the texts of cells that are too long.
public enum CellText {
  /// The first bytes of a text, at most so many, whole characters only, and an ellipsis; the text itself when it fits.
  public static func cut(_ content: some RandomAccessCollection<UInt8>, to limit: Int) -> String {
    guard content.count > limit else { return String(decoding: content, as: UTF8.self) }
    // A character that the cut went through is left out.
    let tail = content.prefix(limit + 1).reversed().prefix { $0 & 0xC0 == 0x80 }.count
    return String(decoding: content.prefix(max(limit - tail, 0)), as: UTF8.self) + "…"
  }
}
