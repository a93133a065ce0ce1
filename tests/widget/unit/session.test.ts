import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import { Api, Refused, type Fetch } from "../../../bot/widget/src/api";
import { Session, type Events } from "../../../bot/widget/src/session";
import type { Message, Reply } from "../../../bot/widget/src/types";

interface Sent {
  url: string;
  method: string;
  body: Record<string, string>;
  headers: Record<string, string>;
}

type Answer = "no network" | { status: number; body?: unknown };

const message = (seq: number): Message => ({ seq, from: "bot", kind: "text", lang: "en", text: `m${seq}` });

function reply(...seqs: number[]): Reply {
  return {
    seq: Math.max(0, ...seqs), language: "en", direction: "ltr", phase: "interview",
    messages: seqs.map(message), question: null, progress: null, result: false,
  };
}

const ok = (...seqs: number[]): Answer => ({ status: 200, body: reply(...seqs) });

/** A conversation whose server gives these answers in turn; `told` is what the page was told. */
async function begin(answers: Answer[], waits = [1, 1]) {
  const sent: Sent[] = [];
  const told: unknown[][] = [];
  const replies: Reply[] = [];
  const fetch: Fetch = async (url, init) => {
    const { method = "GET", body, headers } = init;
    sent.push({ url, method, body: JSON.parse(String(body ?? "{}")), headers: headers as Record<string, string> });
    if (sent.length === 1) {
      return Response.json({ conversation: "c1", token: "secret", reply: reply(1) }, { status: 201 });
    }
    const answer = answers.shift() ?? "no network";
    if (answer === "no network") throw new TypeError("no network");
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body ?? {}), { status: answer.status });
  };
  const events: Events = {
    replied: (given, turn) => { replies.push(given); told.push(["replied", turn]); },
    busy: (busy) => told.push(["busy", busy]),
    undelivered: (again, answered) => told.push(["undelivered", again, answered]),
    refused: (turn, error) => told.push(["refused", turn, error.id, error.message]),
    gone: () => told.push(["gone"]),
  };
  const session = await Session.open(new Api("", fetch, 200), "en", events, waits);
  session.begin();
  told.length = 0;
  const turns = (): Sent[] => sent.filter(({ url }) => url.endsWith("/turns"));
  return { session, sent, turns, told, replies };
}

test("a turn is sent with the token in a header, never in the address", async () => {
  const { session, sent } = await begin([ok(2)]);
  session.send({ text: "hello" });
  await wait(5);
  assert.equal(sent[1]?.headers["Authorization"], "Bearer secret");
  assert.equal(sent[1]?.body["text"], "hello");
  assert.ok(sent.every(({ url }) => !url.includes("secret") && !url.includes("hello")));
});

test("an unsent turn is tried again under the same client id", async () => {
  const { session, turns, told } = await begin(["no network", { status: 503 }, ok(3), ok(2, 3)]);
  session.send({ choice: "yes", question: "is_lpr" });
  await wait(60);
  assert.equal(turns().length, 3);
  assert.equal(new Set(turns().map(({ body }) => body["client_id"])).size, 1);
  assert.deepEqual(told.map(([what, ...rest]) => [what, rest[0]]).slice(0, 4), [
    ["busy", true], ["undelivered", true], ["undelivered", true], ["busy", false],
  ]);
});

test("after a failure what was missed is asked for and shown once, in order", async () => {
  const { session, replies, sent } = await begin(["no network", ok(4), ok(2, 3, 4)]);
  session.send({ text: "hello" });
  await wait(60);
  assert.deepEqual(replies.at(-1)?.messages.map(({ seq }) => seq), [2, 3, 4]);
  assert.match(sent.at(-1)?.url ?? "", /messages\?after=1$/);
});

test("after the last try the person decides", async () => {
  const { session, turns, told } = await begin(["no network", "no network", "no network", ok(2), ok(2)]);
  session.send({ text: "hello" });
  await wait(60);
  assert.deepEqual(told.at(-1), ["undelivered", false, false]);
  assert.ok(session.waiting);
  await session.retry();
  assert.equal(turns().length, 4);
  assert.ok(!session.waiting);
});

test("a reply that takes too long counts as not arrived", async () => {
  let calls = 0;
  const slow: Fetch = (_url, init) => {
    calls += 1;
    if (calls === 1) return Promise.resolve(Response.json({ conversation: "c", token: "t", reply: reply(1) }));
    return new Promise((_resolve, reject) => init.signal?.addEventListener("abort", () => reject(new Error("abort"))));
  };
  const told: boolean[] = [];
  const silent = { replied() {}, busy() {}, refused() {}, gone() {} };
  const session = await Session.open(new Api("", slow, 10), "en", { ...silent, undelivered: (again) => told.push(again) }, []);
  session.send({ text: "hello" });
  await wait(50);
  assert.deepEqual(told, [false]);
});

test("what the server refuses goes back to the person and is not tried again", async () => {
  const error = { error: { id: "too_long", text: "This is too long." } };
  const { session, turns, told } = await begin([{ status: 413, body: error }]);
  session.send({ text: "hello" });
  await wait(20);
  assert.deepEqual(told.at(-1), ["refused", { text: "hello" }, "too_long", "This is too long."]);
  assert.equal(turns().length, 1);
  assert.ok(!session.waiting);
});

test("a conversation that is not there any more ends", async () => {
  for (const status of [401, 404]) {
    const { session, told } = await begin([{ status }]);
    session.send({ text: "hello" });
    await wait(10);
    assert.deepEqual(told.at(-1), ["gone"]);
  }
});

test("a second turn waits until the first has its reply", async () => {
  const { session, turns } = await begin([ok(2)]);
  session.send({ text: "one" });
  session.send({ text: "two" });
  await wait(10);
  assert.deepEqual(turns().map(({ body }) => body["text"]), ["one"]);
});

test("deleting stops every further try, and a conversation already gone counts as deleted", async () => {
  const { session, turns } = await begin(["no network", { status: 404 }], [30]);
  session.send({ text: "hello" });
  await wait(5);
  await session.remove();
  await wait(60);
  assert.equal(turns().length, 1);
});

test("a deletion that does not arrive is an error", async () => {
  const { session } = await begin(["no network"]);
  await assert.rejects(session.remove(), (error) => !(error instanceof Refused));
});

test("a page that was away long asks for what it missed", async () => {
  const { session, replies, sent } = await begin([ok(2, 3)]);
  await session.woke(Date.now() + 1_000);
  assert.equal(sent.length, 1);
  await session.woke(Date.now() + 120_000);
  assert.deepEqual(replies.at(-1)?.messages.map(({ seq }) => seq), [2, 3]);
});
