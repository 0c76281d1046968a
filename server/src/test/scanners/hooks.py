"""What the fuzzer must be told of Cordon: a body of lines. A text goes as a line about that text; all else goes as it is."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    whole = {"text": value} if isinstance(value, str) else value
    return json.dumps(whole).encode() + b"\n"


@schemathesis.deserializer("application/x-ndjson")
def answers(context, response):
    return [json.loads(line) for line in response.content.splitlines() if line]
