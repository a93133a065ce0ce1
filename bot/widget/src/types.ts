/** The JSON of the chat API, as the server sends it. */

export interface Phone {
  label: string;
  href: string;
}

export interface Message {
  seq: number;
  from: "bot" | "person";
  kind: "text" | "question" | "card" | "faq" | "notice";
  lang: string;
  text: string;
  title?: string;
  items?: string[];
  phone?: Phone;
}

/** `group` names the heading under which it is shown, where there are many. */
export interface Choice {
  id: string;
  label: string;
  group?: string;
}

export type QuestionType =
  | "yes_no" | "choice" | "set" | "date" | "days" | "count" | "money" | "grams"
  | "state" | "jurisdiction" | "statute" | "offense" | "confirm" | "language" | "none";

/** What is open. Type "none" asks nothing and only carries tools. */
export interface Question {
  id: string;
  type: QuestionType;
  text: string;
  choices: Choice[];
  tools: Choice[];
}

export interface Reply {
  seq: number;
  language: string;
  direction: "ltr" | "rtl";
  phase: "interview" | "confirm" | "result" | "deleted";
  messages: Message[];
  question: Question | null;
  progress: { answered: number; left: number } | null;
  result: boolean;
  /** When the conversation is deleted unless another turn is taken before: an ISO date with its time. */
  until?: string;
}

export interface Opened {
  conversation: string;
  token: string;
  reply: Reply;
}

/** An answer given before. `change` is the choice that opens its question again. */
export interface GivenAnswer {
  id: string;
  group: string;
  question: string;
  label?: string;
  answer: string;
  change: string;
  /** The choice that takes out the case, entry or relative under its heading. */
  remove?: string;
}

/** What opens the conversation again, and until when (an ISO date with its time). */
export interface GivenCode {
  code: string;
  until: string;
}

/** What a person does: words of their own, or a tap on a choice of the open question. */
export type Turn = { text: string } | { choice: string; question?: string };

export interface ResultItem {
  id: string;
  title?: string;
  text?: string;
  points?: string[];
  sources?: string[];
  href?: string;
}

export interface ResultSection {
  id: string;
  title: string;
  intro?: string;
  items: ResultItem[];
}

/** A line, a box or a text with its place; `class` says what it stands for. */
export interface Shape {
  kind: "line" | "rect" | "text";
  class: string;
  x?: number;
  y?: number;
  x1?: number;
  y1?: number;
  x2?: number;
  y2?: number;
  width?: number;
  height?: number;
  round?: number;
  size?: number;
  anchor?: "start" | "middle" | "end";
  text?: string;
}

/** The days of the case as a drawing, all laid out, and the same in sentences. */
export interface Timeline {
  title: string;
  intro: string;
  direction: "ltr" | "rtl";
  width: number;
  height: number;
  shapes: Shape[];
  description: string[];
}

export interface Result {
  language: string;
  direction: "ltr" | "rtl";
  title: string;
  intro?: string;
  sections: ResultSection[];
  timeline?: Timeline | null;
  disclaimer?: string;
}
