// The ordinary OpenAI client of npm against a gateway: nothing but the base URL and the key is told; NODE_EXTRA_CA_CERTS names the
// authority. bin/clients.sh installs it and runs this. The model repeats what it is told; with --tools it also calls the tool that
// it is given, with the patient's name.

import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import OpenAI from 'openai';

const [base, data, ...more] = process.argv.slice(2);
const apiKey = readFileSync(`${data}/dev/admin.key`, 'utf8').trim();
const client = new OpenAI({ baseURL: `${base}/v1`, apiKey, maxRetries: 0 });
const name = 'Margaret Thornbury';
const text = `${name}, DOB 03/14/1961, was seen by Dr. Imre Balogh.`;
const record = 'MRN 48291733, next visit 04/02/2026.';
const messages = [{ role: 'user', content: text }];
const question = [{ role: 'user', content: `When does ${name} come next?` }];
const description = 'Finds what the records say of a patient.';
const parameters = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };

function check(what, got, wanted) {
  deepStrictEqual(got, wanted, what);
  console.log(`ok    ${what}`);
}

async function refused(what, kind, call) {
  const error = await call.then(
    () => undefined,
    (told) => told,
  );
  check(what, error instanceof kind, true);
  return error;
}

async function textOf(stream) {
  let said = '';
  for await (const chunk of stream) {
    said += chunk.choices[0]?.delta?.content ?? '';
  }
  return said;
}

async function plain() {
  const chat = client.chat.completions;
  const whole = await chat.create({ model: 'echo', messages }).withResponse();
  check('chat', whole.data.choices[0].message.content, text);
  check('receipt', whole.response.headers.get('cordon-phi').endsWith('unscanned=0'), true);
  const stream = await chat.create({ model: 'echo', messages, stream: true, stream_options: { include_usage: true } });
  check('chat as a stream', await textOf(stream), text);
  check('embeddings', (await client.embeddings.create({ model: 'echo', input: [text, text] })).data.length, 2);
  check('models', (await client.models.list()).data, []);
  check('responses', (await client.responses.create({ model: 'echo', input: text })).output_text, text);
  const events = client.responses.stream({ model: 'echo', input: text });
  check('responses as a stream', (await events.finalResponse()).output_text, text);
  const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://images.example/a.png' } }] }];
  const bad = await refused('an image', OpenAI.BadRequestError, chat.create({ model: 'echo', messages: image }));
  check('  its code', bad.code, 'not_scannable');
  const stranger = new OpenAI({ baseURL: `${base}/v1`, apiKey: 'wrong', maxRetries: 0 });
  const wrong = stranger.chat.completions.create({ model: 'echo', messages });
  check('  its code', (await refused('a wrong key', OpenAI.AuthenticationError, wrong)).code, 'not_authenticated');
}

async function withTools() {
  const chat = client.chat.completions;
  for (const stream of [false, true]) {
    const asked = [];
    const find = ({ name }) => {
      asked.push(name);
      return record;
    };
    const tool = { type: 'function', function: { name: 'find_patient', description, parameters, parse: JSON.parse, function: find } };
    const runner = chat.runTools({ model: 'ward', messages: question, tools: [tool], stream });
    check(stream ? 'tools as a stream' : 'tools', await runner.finalContent(), record);
    check('  the tool is given the name', asked, [name]);
  }
  const asked = { model: 'ward', tools: [{ type: 'function', name: 'find_patient', description, parameters, strict: false }] };
  const [call] = (await client.responses.create({ ...asked, input: question })).output;
  check('  the tool is given the name', JSON.parse(call.arguments), { name });
  const result = { type: 'function_call_output', call_id: call.call_id, output: record };
  const events = client.responses.stream({ ...asked, input: [...question, call, result] });
  check('responses with tools', (await events.finalResponse()).output_text, record);
  await refused('a busy model', OpenAI.RateLimitError, chat.create({ model: 'busy', messages }));
  const endless = await chat.create({ model: 'endless', messages, stream: true });
  let seen = 0;
  for await (const _ of endless) {
    if (++seen === 5) {
      break;
    }
  }
  check('an endless stream is left', seen, 5);
}

await plain();
if (more.includes('--tools')) {
  await withTools();
}
console.log('all of node passed');
