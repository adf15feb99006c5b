import JSON
import TestSupport
import Testing

@testable import Cloud

/// Titan's requests as botocore's model of Bedrock and its signer judge them.
@Suite struct TitanWireTests {
  @Test func `botocore finds nothing wrong with Titan's requests and their signatures`() async throws {
    let server = try LoopbackServer("standins/bedrock_runtime.py")
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: "a/b+c==")
    let http = HTTPClient()
    let client = ServiceClient(
      http: http, region: "eu-central-1", endpoints: ServiceEndpoints(addresses: ["bedrock-runtime": server.url]),
      authorization: { _ in .signature(credentials, region: "eu-central-1") }, clock: { 1_800_000_000 },
      random: { 0 })
    let spending = Spending(prices: PriceTable(date: "2026-11-23"))
    for (dimensions, normalize, binary) in [(1024, true, false), (512, false, false), (256, true, true)] {
      let embedder = try TitanEmbedder(
        client: client, dimensions: dimensions, normalize: normalize, binary: binary, spending: spending)
      let vectors = try await embedder.embed(["Orders are shipped within 2 days.", "Grüße \u{1F600}\n\t\"quoted\""])
      #expect(vectors.map(\.count) == [dimensions, dimensions])
      #expect(embedder.tokenCount.billed > 0)
    }
    let log = try JSONValue(parsing: try await http.send(HTTPRequest(url: "\(server.url)/_log")).bytes())
    #expect(log["violations"]?.array == [])
    #expect(log["requests"]?.array?.count == 6)
    let booked = spending.entries.first?.consumption
    #expect(booked?.item == "amazon.titan-embed-text-v2:0")
    #expect(booked?.requests == 6)
  }
}
