/// An HTML page that needs nothing from elsewhere: no scripts, fonts, styles or pictures are fetched.
struct Page {
  let title: String
  /// The content, as HTML.
  let sections: [String]

  var html: String {
    let title = Markup.escaped(title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(Picture.style)
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(sections.joined(separator: "\n"))
      </main>
      </body>
      </html>
      """
  }

  /// A picture within the text.
  static func figure(_ picture: Picture) -> String { "<figure>\(picture.svg(isStandalone: false))</figure>" }

  /// A table under titles; the columns after the first so many hold figures.
  static func table(_ columns: [String], texts: Int, _ rows: [String]) -> String {
    let cells = columns.enumerated().map { index, name in
      "<th scope=\"col\"\(index < texts ? "" : " class=\"number\"")>\(Markup.escaped(name))</th>"
    }
    return "<div class=\"scroll\"><table>\n<thead><tr>\(cells.joined())</tr></thead>\n<tbody>\n"
      + rows.joined(separator: "\n") + "\n</tbody></table></div>"
  }

  /// A row of a table; the cells after the first so many hold figures.
  static func row(_ cells: [String], texts: Int = 1) -> String {
    let cells = cells.enumerated().map { index, text in
      index == 0
        ? "<th scope=\"row\">\(Markup.escaped(text))</th>"
        : "<td\(index < texts ? "" : " class=\"number\"")>\(Markup.escaped(text))</td>"
    }
    return "<tr>\(cells.joined())</tr>"
  }

  private static let style = """
    body{margin:0;background:#fff;color:#1f2328;
    font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
    main{max-width:960px;margin:0 auto;padding:24px 16px 48px}
    h1{font-size:26px;line-height:1.25;margin:4px 0 12px}
    h2{font-size:18px;margin:36px 0 8px}
    figure{margin:20px 0;overflow-x:auto}
    figure svg{max-width:100%;height:auto}
    table{border-collapse:collapse;width:100%;font-size:13.5px}
    th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid #d1d9e0;vertical-align:top;font-weight:400}
    thead th{color:#59636e;font-size:12px}
    .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .scroll{overflow-x:auto}
    .soft{color:#59636e}
    .label{display:inline-block;font-size:14px;font-weight:500;border:1px solid currentColor;border-radius:12px;
    padding:1px 10px;vertical-align:middle}
    .warning{border-left:3px solid #9a6700;padding-left:10px}
    footer{margin-top:36px;font-size:12.5px}
    @media (prefers-color-scheme:dark){
    body{background:#0d1117;color:#e6edf3}
    th,td{border-bottom-color:#30363d}
    .soft,thead th{color:#9aa5b1}
    }
    """
}
