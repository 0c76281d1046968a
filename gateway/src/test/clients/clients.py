"""The ordinary OpenAI, Anthropic and LiteLLM clients against a gateway: nothing but the base URL and the key is changed.

    pip install openai anthropic litellm
    ./cordon gateway --dev --data /tmp/cordon --port 8443          # a model that repeats what it is told
    python3 gateway/src/test/clients/clients.py https://127.0.0.1:8443 /tmp/cordon
"""

import json
import ssl
import sys

import anthropic
import openai

base, data = sys.argv[1], sys.argv[2]
key = open(data + "/dev/admin.key").read().strip()
context = ssl.create_default_context(cafile=data + "/dev/ca.pem")
trust = openai.DefaultHttpxClient(verify=context)
trust_too = anthropic.DefaultHttpxClient(verify=context)
text = "Margaret Thornbury, DOB 03/14/1961, was seen by Dr. Imre Balogh."

client = openai.OpenAI(base_url=base + "/v1", api_key=key, http_client=trust, max_retries=0)
user = [{"role": "user", "content": text}]


def check(what, got, wanted):
    print(("ok    " if got == wanted else "WRONG ") + what)
    if got != wanted:
        sys.exit(1)


raw = client.chat.completions.with_raw_response.create(model="echo", messages=user)
check("chat", raw.parse().choices[0].message.content, text)
check("receipt", raw.headers["cordon-phi"].endswith("unscanned=0"), True)

stream = client.chat.completions.create(
    model="echo", messages=user, stream=True, stream_options={"include_usage": True}
)
check("chat, streaming", "".join(c.choices[0].delta.content or "" for c in stream if c.choices), text)

tool = {
    "type": "function",
    "function": {"name": "lookup", "parameters": {"type": "object", "properties": {"mrn": {"type": "string"}}}},
}
turn = user + [
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [
            {
                "id": "call_1",
                "type": "function",
                "function": {"name": "lookup", "arguments": json.dumps({"name": "Margaret Thornbury"})},
            }
        ],
    },
    {"role": "tool", "tool_call_id": "call_1", "content": "MRN 48291733 is hers."},
]
check(
    "chat with tools",
    client.chat.completions.create(model="echo", messages=turn, tools=[tool]).choices[0].message.content,
    "MRN 48291733 is hers.",
)

check("embeddings", len(client.embeddings.create(model="echo", input=[text, text]).data), 2)
check("models", list(client.models.list()) is not None, True)
check("responses", client.responses.create(model="echo", input=text, instructions="Be brief.").output_text, text)
said = ""
for event in client.responses.create(model="echo", input=text, stream=True):
    if event.type == "response.output_text.delta":
        said += event.delta
check("responses, streaming", said, text)

try:
    client.chat.completions.create(
        model="echo",
        messages=[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://x.example/a"}}]}],
    )
    check("an image is refused", False, True)
except openai.BadRequestError as refused:
    check("an image is refused", refused.code, "not_scannable")

claude = anthropic.Anthropic(base_url=base, api_key=key, http_client=trust_too, max_retries=0)
message = claude.messages.create(model="echo", max_tokens=100, system="Be brief.", messages=user)
check("messages", message.content[0].text, text)
with claude.messages.stream(model="echo", max_tokens=100, messages=user) as events:
    check("messages, streaming", events.get_final_text(), text)
try:
    anthropic.Anthropic(base_url=base, api_key="wrong", http_client=trust_too, max_retries=0).messages.create(
        model="echo", max_tokens=1, messages=user
    )
    check("a wrong key is refused", False, True)
except anthropic.AuthenticationError:
    check("a wrong key is refused", True, True)

import litellm  # noqa: E402 - last, since it looks for a price list in the network first

litellm.ssl_verify = data + "/dev/ca.pem"
through = {"api_key": key, "messages": user}
answer = litellm.completion(
    model="openai/gpt-4o", api_base=base + "/v1", temperature=0.1 + 0.2, **through
)
check("LiteLLM, chat", answer.choices[0].message.content, text)
stream = litellm.completion(model="openai/gpt-4o", api_base=base + "/v1", stream=True, **through)
check("LiteLLM, streaming", "".join(c.choices[0].delta.content or "" for c in stream), text)
answer = litellm.completion(model="anthropic/claude-sonnet-4-20250514", api_base=base, **through)
check("LiteLLM, messages", answer.choices[0].message.content, text)
