/** The page starts here: settings, the line to the hub, the first paint; then fonts and the dollhouse. */

import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/side.css";
import "./styles/house.css";
import "./styles/controls.css";
import "./styles/popover.css";
import "./styles/sheets.css";
import "./styles/narrow.css";
import { render } from "preact";
import { Hub } from "../shared/hub";
import { Store } from "../shared/store";
import { App } from "./app";
import { expose } from "./console";
import { browserLanguage, Settings } from "./settings";

const settings = new Settings();
const store: Store = new Store((question) => hub.ask(question));
store.language = settings.language ?? browserLanguage();

const hub: Hub = new Hub(
  new URL("./", location.href),
  () => ({
    kind: settings.surface,
    name: navigator.platform,
    language: store.language,
    ...(settings.person ? { person: settings.person } : {}),
  }),
  (message) => {
    // A person of another home: forget them, and come as whoever the hub takes us for.
    if (message.type === "error" && message.code === "no_such_person" && settings.person) {
      settings.set({ person: undefined });
      hub.restart();
    }
    store.hear(message);
  },
  (link) => store.setLink(link),
);

const root = document.getElementById("page");
if (!root) throw new Error("index.html has no element with the id page");
root.textContent = "";
render(<App store={store} hub={hub} settings={settings} />, root);
hub.start();
expose({ store, hub });
requestAnimationFrame(() => void import("./fonts"));
