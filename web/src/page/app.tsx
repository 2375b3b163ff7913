/** The whole page: the home behind everything, a line to say something, what happened, one thing's controls. */

import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import { Format } from "../shared/format";
import type { Hub } from "../shared/hub";
import type { Scene } from "../shared/stage";
import type { Store } from "../shared/store";
import { directionOf, fill, wordsOf } from "../shared/words";
import { ConfirmSheet } from "./confirm";
import { PageContext, useTopics, type Page } from "./context";
import { Drawer } from "./drawer";
import { Feed } from "./feed";
import { Header } from "./header";
import { SayLine } from "./line";
import { HouseList } from "./list";
import { Notices } from "./notices";
import { PairDialog, PairingPage } from "./pairing";
import { Popover } from "./popover";
import { RoomChips } from "./rooms";
import type { Settings } from "./settings";
import { Stage } from "./stage";
import { useTheme } from "./theme";

export type Panel = "pair" | "developer" | null;

export function App(props: { readonly store: Store; readonly hub: Hub; readonly settings: Settings }) {
  const { store, hub, settings } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [scene, setScene] = useState<Scene | null>(null);
  const [drawable, setDrawable] = useState(true);
  const [panel, setPanel] = useState<Panel>(null);
  useTopics(store, "language", "link", "home");
  useEffect(() => settings.watch(() => redraw(0)), [settings]);

  const words = wordsOf(store.language);
  const format = useMemo(
    () => new Format(store.language, store.home?.time_zone ?? "UTC"),
    [store.language, store.home?.time_zone],
  );
  const page: Page = {
    store, hub, settings, words, format, scene,
    text: (key, values) => (values ? fill(words.ui[key], values) : words.ui[key]),
  };
  const theme = useTheme(page);
  useEffect(() => {
    document.documentElement.lang = store.language;
    document.documentElement.dir = directionOf(store.language);
    document.documentElement.dataset["surface"] = settings.surface;
    document.title = store.home ? store.nameOf(store.home) : "Madang";
  }, [store.language, store.home, settings.surface]);

  const listed = settings.view === "list" || !drawable;
  return (
    <PageContext.Provider value={page}>
      {store.link === "unpaired" ? (
        <PairingPage />
      ) : (
        <div class={`page ${listed ? "listed" : "modelled"}`}>
          <a class="skip" href="#things" onClick={() => settings.set({ view: "list" })}>
            {page.text("skip")}
          </a>
          <Header listed={listed} drawable={drawable} onPanel={setPanel} />
          <RoomChips />
          <main id="things" tabIndex={-1}>
            {drawable && (
              <Stage
                theme={theme}
                hidden={listed}
                onScene={setScene}
                onMissing={() => setDrawable(false)}
              />
            )}
            {listed && <HouseList drawable={drawable} />}
          </main>
          {!listed && <Popover />}
          <Feed listed={listed} />
          <SayLine listed={listed} />
          <Notices />
          <ConfirmSheet />
          {panel === "pair" && <PairDialog onClose={() => setPanel(null)} />}
          {panel === "developer" && <Drawer onClose={() => setPanel(null)} />}
        </div>
      )}
    </PageContext.Provider>
  );
}
