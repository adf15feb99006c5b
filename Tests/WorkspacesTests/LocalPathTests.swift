import Testing
import Workspaces

@Suite struct LocalPathTests {
  @Test(arguments: [
    ("a", "/w/a"), ("./a//b/.", "/w/a/b"), ("/x", "/x"), ("..", "/w/.."), ("", "/w"), ("/", "/"), (".", "/w"),
  ])
  func `A relative path begins in its base`(text: String, path: String) {
    #expect(LocalPath(text, relativeTo: LocalPath("/w")).description == path)
  }

  @Test(arguments: [("/w/a/b", "/w", "a/b"), ("/w", "/w", "."), ("/wide", "/w", "/wide"), ("/x", "/w/y", "/x")])
  func `A path below a folder is written from there`(path: String, folder: String, text: String) {
    #expect(LocalPath(path).text(from: LocalPath(folder)) == text)
  }

  @Test func `The parent of the root is the root`() {
    #expect(LocalPath("/").parent == .root)
    #expect(LocalPath("/a").parent == .root)
    #expect(LocalPath("/a").appending("/b").description == "/a/b")
  }
}
