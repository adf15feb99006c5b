import TestSupport
import Testing

/// The stand-ins themselves: what they say on the wire is judged by botocore's own client.
@Suite struct StandInTests {
  @Test func `boto3 finds the stand-in of Bedrock Runtime to be the service`() throws {
    let claims = try PythonScript(name: "standins_check.py").output().split(separator: "\n")
    #expect(claims.count >= 20)
    #expect(claims.contains("an exception ends the stream"))
  }
}
