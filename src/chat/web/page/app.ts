import { readChats, readFacts, readHistory, readPeople } from "./api.js";
import { fill, h } from "./dom.js";
import { Said, type Office } from "./office.js";
import { chooserPage } from "./people-view.js";
import { Room } from "./room.js";
import type { PageFacts, PageWords, WirePerson } from "./shapes.js";
import { times } from "./times.js";

/*
 * Who one is and which chat is open stand in the address (?as=7&chat=g1): several tabs are several people.
 */

let words: PageWords | null = null;

async function begin(): Promise<void> {
  const facts = await readFacts();
  words = facts.words;
  const { people } = await readPeople();
  const asked = new URLSearchParams(location.search);
  const as = asked.get("as");
  const me = people.find((person) => person.id === as);
  if (me === undefined) {
    choose(facts, people, as);
    return;
  }
  const { chats } = await readChats(me.id);
  const chat = chats.find((each) => each.id === asked.get("chat")) ?? chats[0];
  if (chat === undefined) {
    choose(facts, people, as);
    return;
  }
  const names = new Map(people.map((person) => [person.id, person.name]));
  const { bot, someone } = facts.words;
  const office: Office = {
    ...{ facts, words: facts.words, people, me, chats },
    times: times(facts.timeZone),
    said: new Said(),
    nameOf: (from) => (from === "bot" ? bot : (names.get(from) ?? someone)),
  };
  const history = await readHistory(me.id);
  new Room(office, chat).enter(history);
}

function choose(facts: PageFacts, people: WirePerson[], asked: string | null): void {
  document.title = facts.words.product;
  const problem = asked === null ? null : fill(facts.words.unknownPerson, { id: asked });
  document.body.replaceChildren(chooserPage(people, facts.words, problem));
}

/** In the words of the page where they had come already; else in signs everybody knows. */
function failed(): void {
  const again = h("button", { type: "button", class: "primary" }, words?.tryAgain ?? "↻");
  again.addEventListener("click", () => {
    location.reload();
  });
  const says = h("p", { role: "alert" }, words?.cannotLoad ?? "⚠");
  document.body.replaceChildren(h("main", { class: "chooser" }, says, again));
}

begin().catch(failed);
