"""The ordinary OpenAI, Anthropic and LiteLLM clients against a gateway: nothing but the base URL, the key and the authority is told.

bin/clients.sh installs them and runs this. The model repeats what it is told; with --tools it also calls the tool that it is
given, with the patient's name.
"""

import json
import os
import ssl
import sys

import anthropic
import openai

base, data = sys.argv[1], sys.argv[2]
key = open(data + "/dev/admin.key").read().strip()
authority = data + "/dev/ca.pem"
name = "Margaret Thornbury"
text = name + ", DOB 03/14/1961, was seen by Dr. Imre Balogh."
record = "MRN 48291733, next visit 04/02/2026."
user = [{"role": "user", "content": text}]
question = [{"role": "user", "content": "When does " + name + " come next?"}]
schema = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
function = {"name": "find_patient", "description": "Finds what the records say of a patient.", "parameters": schema}
tools = [{"type": "function", "function": function}]
image = [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://images.example/a.png"}}]}]


def check(what, got, wanted=True):
    print(("ok    " if got == wanted else "WRONG ") + what, flush=True)
    if got != wanted:
        print("got", repr(got), "and not", repr(wanted))
        sys.exit(1)


def refused(what, error, call):
    try:
        call()
    except error as told:
        check(what, True)
        return told
    check(what, "no error")


def text_of(chunks):
    return "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)


def answered(messages, call):
    """The conversation after the client's tool did what it was called for."""
    check("  the tool is given the name", json.loads(call.function.arguments), {"name": name})
    return messages + [
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [
                {
                    "id": call.id,
                    "type": "function",
                    "function": {"name": call.function.name, "arguments": call.function.arguments},
                }
            ],
        },
        {"role": "tool", "tool_call_id": call.id, "content": record},
    ]


def openai_client(key):
    trust = openai.DefaultHttpxClient(verify=ssl.create_default_context(cafile=authority))
    return openai.OpenAI(base_url=base + "/v1", api_key=key, http_client=trust, max_retries=0)


def openai_plain(client):
    chat = client.chat.completions
    raw = chat.with_raw_response.create(model="echo", messages=user)
    check("openai, chat", raw.parse().choices[0].message.content, text)
    check("openai, receipt", raw.headers["cordon-phi"].endswith("unscanned=0") and "cordon-receipt" in raw.headers)
    stream = chat.create(model="echo", messages=user, stream=True, stream_options={"include_usage": True})
    check("openai, chat as a stream", text_of(stream), text)
    check("openai, embeddings", len(client.embeddings.create(model="echo", input=[text, text]).data), 2)
    check("openai, models", [each.id for each in client.models.list()], [])
    made = client.responses.create(model="echo", input=text, instructions="Be brief.")
    check("openai, responses", made.output_text, text)
    with client.responses.stream(model="echo", input=text) as events:
        check("openai, responses as a stream", events.get_final_response().output_text, text)
    told = refused("openai, an image", openai.BadRequestError, lambda: chat.create(model="echo", messages=image))
    check("  its code", told.code, "not_scannable")
    stranger = openai_client("wrong").chat.completions
    told = refused("openai, a wrong key", openai.AuthenticationError, lambda: stranger.create(model="echo", messages=user))
    check("  its code", told.code, "not_authenticated")


def openai_tools(client):
    chat = client.chat.completions
    call = chat.create(model="ward", messages=question, tools=tools).choices[0].message.tool_calls[0]
    said = chat.create(model="ward", messages=answered(question, call), tools=tools)
    check("openai, tools", said.choices[0].message.content, record)
    with chat.stream(model="ward", messages=question, tools=tools) as events:
        call = events.get_final_completion().choices[0].message.tool_calls[0]
    with chat.stream(model="ward", messages=answered(question, call), tools=tools) as events:
        said = events.get_final_completion()
    check("openai, tools as a stream", said.choices[0].message.content, record)
    asked = {"model": "ward", "tools": [{"type": "function", **function}]}
    call = client.responses.create(input=question, **asked).output[0]
    check("  the tool is given the name", json.loads(call.arguments), {"name": name})
    result = {"type": "function_call_output", "call_id": call.call_id, "output": record}
    with client.responses.stream(input=question + [call, result], **asked) as events:
        check("openai, responses with tools", events.get_final_response().output_text, record)
    refused("openai, a busy model", openai.RateLimitError, lambda: chat.create(model="busy", messages=user))
    with chat.create(model="endless", messages=user, stream=True) as stream:
        check("openai, an endless stream is left", len([chunk for chunk, _ in zip(stream, range(5))]), 5)


def anthropic_client(key):
    trust = anthropic.DefaultHttpxClient(verify=ssl.create_default_context(cafile=authority))
    return anthropic.Anthropic(base_url=base, api_key=key, http_client=trust, max_retries=0)


def anthropic_plain(client):
    asked = {"model": "echo", "max_tokens": 100, "messages": user}
    check("anthropic, messages", client.messages.create(system="Be brief.", **asked).content[0].text, text)
    with client.messages.stream(**asked) as events:
        check("anthropic, messages as a stream", events.get_final_text(), text)
    check("anthropic, beta", client.beta.messages.create(**asked).content[0].text, text)
    stranger = anthropic_client("wrong")
    refused("anthropic, a wrong key", anthropic.AuthenticationError, lambda: stranger.messages.create(**asked))


def anthropic_tools(client):
    def asked(messages):
        tool = {"name": "find_patient", "description": "Finds a patient.", "input_schema": schema}
        return {"model": "ward", "max_tokens": 100, "tools": [tool], "messages": messages}

    def after(said):
        call = next(block for block in said.content if block.type == "tool_use")
        check("  the tool is given the name", call.input, {"name": name})
        result = {"type": "tool_result", "tool_use_id": call.id, "content": record}
        return asked(
            question + [{"role": "assistant", "content": said.content}, {"role": "user", "content": [result]}]
        )

    said = client.messages.create(**asked(question))
    check("anthropic, tools", client.messages.create(**after(said)).content[0].text, record)
    with client.messages.stream(**asked(question)) as events:
        said = events.get_final_message()
    with client.messages.stream(**after(said)) as events:
        check("anthropic, tools as a stream", events.get_final_text(), record)
    busy = {"model": "busy", "max_tokens": 100, "messages": user}
    refused("anthropic, a busy model", anthropic.RateLimitError, lambda: client.messages.create(**busy))


def litellm_plain(litellm):
    chat = {"model": "openai/gpt-4o", "api_base": base + "/v1", "api_key": key, "messages": user}
    said = litellm.completion(temperature=0.1 + 0.2, **chat)
    check("litellm, chat", said.choices[0].message.content, text)
    check("litellm, chat as a stream", text_of(litellm.completion(stream=True, **chat)), text)
    said = litellm.completion(model="anthropic/claude-sonnet-4-20250514", api_base=base, api_key=key, messages=user)
    check("litellm, messages", said.choices[0].message.content, text)
    stranger = {**chat, "api_key": "wrong"}
    refused("litellm, a wrong key", litellm.AuthenticationError, lambda: litellm.completion(**stranger))


def litellm_tools(litellm):
    asked = {"model": "openai/ward", "api_base": base + "/v1", "api_key": key, "tools": tools}
    call = litellm.completion(messages=question, **asked).choices[0].message.tool_calls[0]
    said = litellm.completion(messages=answered(question, call), **asked)
    check("litellm, tools", said.choices[0].message.content, record)
    chunks = list(litellm.completion(messages=question, stream=True, **asked))
    call = litellm.stream_chunk_builder(chunks).choices[0].message.tool_calls[0]
    stream = litellm.completion(messages=answered(question, call), stream=True, **asked)
    check("litellm, tools as a stream", text_of(stream), record)
    asked = {**asked, "model": "anthropic/ward", "api_base": base}
    call = litellm.completion(messages=question, **asked).choices[0].message.tool_calls[0]
    said = litellm.completion(messages=answered(question, call), **asked)
    check("litellm, messages with tools", said.choices[0].message.content, record)


os.environ["SSL_CERT_FILE"] = authority  # LiteLLM passes its own setting to some of its clients only.
import litellm  # noqa: E402 - after the variable

litellm.ssl_verify = authority
litellm.num_retries = 0
with_tools = "--tools" in sys.argv[3:]
for client, plain, more in (
    (openai_client(key), openai_plain, openai_tools),
    (anthropic_client(key), anthropic_plain, anthropic_tools),
    (litellm, litellm_plain, litellm_tools),
):
    plain(client)
    if with_tools:
        more(client)
print("all of python passed")
