import Retrieval
import TestSupport
import Testing

@Suite struct `BEIR collections` {
  private func folder(
    corpus: String = #"{"_id":"d1","title":"T","text":"x"}"#, queries: String = #"{"_id":"q1","text":"y"}"#,
    judgements: String = "q1\td1\t1\n", at place: String = "qrels/test.tsv"
  ) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(corpus, to: "corpus.jsonl")
    try folder.write(queries, to: "queries.jsonl")
    try folder.write(judgements, to: place)
    return folder
  }

  private func failure(_ folder: TemporaryDirectory) -> EvaluationError? {
    do throws(EvaluationError) {
      _ = try BEIRDataset(directory: folder.path)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "q1\td1\t1\n", "query-id\tcorpus-id\tscore\nq1\td1\t1\n", "q1 0 d1 1\n", "\u{FEFF}q1\td1\t1\r\n\r\n",
  ])
  func `Judgements are read with and without a header, in either layout`(text: String) throws {
    for place in ["qrels/test.tsv", "qrels.tsv"] {
      let folder = try folder(judgements: text, at: place)
      let dataset = try BEIRDataset(directory: folder.path)
      #expect(dataset.judgements.grades == ["q1": ["d1": 1]])
      #expect(dataset.documents == [BEIRDocument(id: "d1", title: "T", text: "x")])
      #expect(dataset.queries == [BEIRQuery(id: "q1", text: "y")])
    }
  }

  @Test func `A document without a title is its text, others begin with the title`() throws {
    let documents = try BEIRDataset.documents(
      parsing: Array("{\"_id\":7,\"text\":\"x\"}\n\n{\"_id\":\"8\",\"title\":\"T\",\"text\":\"y\"}".utf8), file: "c")
    #expect(documents.map(\.id) == ["7", "8"])
    #expect(documents.map(\.content) == ["x", "T\ny"])
  }

  @Test(arguments: [
    ("{\"_id\":\"d1\",\"text\":\"x\"}\n{\"_id\":", 2), ("[1]", 1), (#"{"text":"x"}"#, 1), (#"{"_id":"d1"}"#, 1),
    (#"{"_id":"d1","text":3}"#, 1), ("{\"_id\":\"d1\",\"text\":\"x\"}\n\n{\"_id\":\"d1\",\"text\":\"y\"}", 3),
  ])
  func `A broken line of the corpus is named`(corpus: String, line: Int) throws {
    let folder = try folder(corpus: corpus)
    let error = try #require(failure(folder))
    #expect(error.file == "\(folder.path)/corpus.jsonl")
    #expect(error.line == line)
    #expect(error.description.contains("line \(line): expected"))
  }

  @Test(arguments: [("q1\td1\n", 1), ("q1\td1\t1\nq1\td1\tmuch\n", 2)])
  func `A broken line of the judgements is named`(judgements: String, line: Int) throws {
    #expect(try failure(folder(judgements: judgements))?.line == line)
  }

  @Test(arguments: ["q2\td1\t1\n", "q1\td2\t1\n"])
  func `A judgement on something that is not there is an error`(judgements: String) throws {
    #expect(try failure(folder(judgements: judgements)) != nil)
  }

  @Test func `A missing file is named`() throws {
    let folder = try TemporaryDirectory()
    #expect(failure(folder)?.file.hasPrefix(folder.path) == true)
  }
}
