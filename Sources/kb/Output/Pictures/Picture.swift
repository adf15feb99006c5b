/// A drawing as SVG 1.1: it stands for itself, without scripts, fonts or files from elsewhere, follows the reader's
/// choice of light or dark, and tells its content to screen readers.
struct Picture {
  let width: Double
  let height: Double
  /// What it is, in a line.
  let title: String
  /// What it shows, for those who do not see it.
  let description: String
  /// A name that no other picture of the same page has.
  let id: String
  /// The elements, in the order of drawing.
  let elements: [String]

  /// The whole document.
  ///
  /// - Parameter isStandalone: whether it is a file of its own, rather than a part of a page that has the styles.
  func svg(isStandalone: Bool = true) -> String {
    let size = "0 0 \(Markup.number(width)) \(Markup.number(height))"
    let style =
      isStandalone ? ["<style>\(Self.style)</style>", "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>"] : []
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(size)\" width=\"\(Markup.number(width))\" "
        + "height=\"\(Markup.number(height))\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">",
      "<title id=\"\(id)-title\">\(Markup.escaped(title))</title>",
      "<desc id=\"\(id)-desc\">\(Markup.escaped(description))</desc>",
    ]
    return (head + style + elements + ["</svg>"]).joined(separator: "\n")
  }

  /// The styles of all pictures, light and dark.
  static let style = """
    svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2328}
    svg .title{font-size:17px;font-weight:600}
    svg .strong{font-weight:600}
    svg .soft{fill:#59636e}
    svg .small{font-size:11.5px;fill:#59636e}
    svg .figure{font-variant-numeric:tabular-nums}
    svg .paper{fill:#ffffff}
    svg .stripe{fill:#f6f8fa}
    svg .grid{stroke:#d1d9e0;stroke-width:1}
    svg .link{stroke:#8c959f;stroke-width:1}
    svg .limit{stroke:#9a6700;stroke-width:1.5;stroke-dasharray:4 3}
    svg .limit-text{fill:#9a6700;font-size:11.5px}
    svg .end{stroke:#1f2328;stroke-width:2.5}
    svg .risk-up{fill:#cf3a46}
    svg .risk-down{fill:#2f6fcb}
    svg .plain-up{fill:#0f8a7e}
    svg .plain-down{fill:#9a5fb8}
    svg .dots{fill:none;stroke-linecap:round;stroke-width:3.4;stroke-opacity:.75}
    svg .v0{stroke:#2f6fcb}
    svg .v1{stroke:#6f7fc8}
    svg .v2{stroke:#9d77b0}
    svg .v3{stroke:#c05f83}
    svg .v4{stroke:#cf3a46}
    svg .vx{stroke:#8c959f}
    svg .f0{fill:#2f6fcb}
    svg .f1{fill:#6f7fc8}
    svg .f2{fill:#9d77b0}
    svg .f3{fill:#c05f83}
    svg .f4{fill:#cf3a46}
    svg .fx{fill:#8c959f}
    @media (prefers-color-scheme:dark){
    svg text{fill:#e6edf3}
    svg .soft,svg .small{fill:#9aa5b1}
    svg .paper{fill:#0d1117}
    svg .stripe{fill:#161b22}
    svg .grid{stroke:#30363d}
    svg .link{stroke:#6e7681}
    svg .limit{stroke:#d4a72c}
    svg .limit-text{fill:#d4a72c}
    svg .end{stroke:#e6edf3}
    svg .risk-up{fill:#f0616b}
    svg .risk-down{fill:#589bf5}
    svg .plain-up{fill:#2fb5a6}
    svg .plain-down{fill:#be8bd8}
    svg .v0{stroke:#589bf5}
    svg .v1{stroke:#8b95e6}
    svg .v2{stroke:#b48fd0}
    svg .v3{stroke:#da7a9c}
    svg .v4{stroke:#f0616b}
    svg .f0{fill:#589bf5}
    svg .f1{fill:#8b95e6}
    svg .f2{fill:#b48fd0}
    svg .f3{fill:#da7a9c}
    svg .f4{fill:#f0616b}
    }
    """
}
