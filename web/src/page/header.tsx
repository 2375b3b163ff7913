/** Above the home: its name, and the few things that are set once. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { XrMode } from "../shared/stage";
import { LANGUAGES, WORDS } from "../shared/words";
import type { Panel } from "./app";
import { usePage, useTopics } from "./context";
import { Icon } from "./icon";
import type { Look } from "./settings";

const LOOKS: readonly (readonly [Look, string])[] = [["auto", "sun-moon"], ["light", "sun"], ["dark", "moon"]];

interface Props {
  readonly listed: boolean;
  readonly drawable: boolean;
  readonly onPanel: (panel: Panel) => void;
}

export function Header({ listed, drawable, onPanel }: Props) {
  const page = usePage();
  const { store, settings } = page;
  useTopics(store, "home");
  return (
    <header class="header">
      <h1>
        <Mark />
        <span>{store.home ? store.nameOf(store.home) : "Madang"}</span>
      </h1>
      <nav class="tools" aria-label={page.text("settings")}>
        {drawable && (
          <button
            type="button"
            class="tool"
            title={page.text(listed ? "showModel" : "showList")}
            aria-label={page.text(listed ? "showModel" : "showList")}
            onClick={() => settings.set({ view: listed ? "model" : "list" })}
          >
            <Icon name={listed ? "box" : "list"} />
          </button>
        )}
        {store.you?.local && store.people.length > 0 && <PersonPicker />}
        <LanguagePicker />
        <XrButtons />
        <More onPanel={onPanel} />
      </nav>
    </header>
  );
}

/** The courtyard: a house around an open middle with a fire in it. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 64 64" aria-hidden="true">
      <path d="M12 50V20a6 6 0 0 1 6-6h28a6 6 0 0 1 6 6v30M12 50h13M39 50h13" />
      <circle cx="32" cy="34" r="7.5" />
    </svg>
  );
}

function PersonPicker() {
  const page = usePage();
  const { store, hub, settings } = page;
  const person = store.you?.person ?? "";
  return (
    <label class="tool picker" title={page.text("people")}>
      <Icon name="user-round" />
      <select
        aria-label={page.text("people")}
        value={person}
        onChange={(event) => {
          settings.set({ person: event.currentTarget.value });
          hub.restart();
        }}
      >
        {store.people.map((one) => (
          <option key={one.id} value={one.id}>{store.nameOf(one)}</option>
        ))}
      </select>
    </label>
  );
}

function LanguagePicker() {
  const page = usePage();
  const { store, hub, settings } = page;
  return (
    <label class="tool picker" title={page.text("language")}>
      <Icon name="globe" />
      <select
        aria-label={page.text("language")}
        value={store.language}
        onChange={(event) => {
          settings.set({ language: event.currentTarget.value });
          store.setLanguage(event.currentTarget.value);
          hub.restart();
        }}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>{WORDS[language].name}</option>
        ))}
      </select>
    </label>
  );
}

/** Light, dark, or as the day goes. */
function LookChoice() {
  const page = usePage();
  const { settings } = page;
  return (
    <div class="looks" role="group" aria-label={page.text("look")}>
      {LOOKS.map(([look, icon]) => (
        <button
          key={look}
          type="button"
          aria-pressed={settings.look === look}
          onClick={() => settings.set({ look })}
        >
          <Icon name={icon} />
          {page.text(look)}
        </button>
      ))}
    </div>
  );
}

const XR = {
  "immersive-vr": { text: "enterXr", icon: "glasses" },
  "immersive-ar": { text: "enterAr", icon: "scan-eye" },
} as const;

/** Into the headset: a button for each way that this browser has, none where it has no headset. */
function XrButtons() {
  const { store, scene, text } = usePage();
  const [modes, setModes] = useState<readonly XrMode[]>([]);
  useEffect(() => {
    let asked = true;
    const look = (): void => void scene?.xrModes().then((able) => asked && setModes(able));
    look();
    navigator.xr?.addEventListener("devicechange", look);
    return () => {
      asked = false;
      navigator.xr?.removeEventListener("devicechange", look);
    };
  }, [scene]);
  const enter = (mode: XrMode): void => {
    scene?.enterXR(mode).catch((problem: unknown) => {
      console.info("The headset was not entered:", problem);
      store.complain(text("xrRefused"));
    });
  };
  return (
    <>
      {scene && modes.map((mode) => (
        <button
          key={mode}
          type="button"
          class="tool"
          data-enter-xr={mode}
          title={text(XR[mode].text)}
          aria-label={text(XR[mode].text)}
          onClick={() => enter(mode)}
        >
          <Icon name={XR[mode].icon} />
        </button>
      ))}
    </>
  );
}

/** A small menu: how the page looks, and what only owners and developers need. */
function More({ onPanel }: { readonly onPanel: (panel: Panel) => void }) {
  const page = usePage();
  const { store } = page;
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    addEventListener("pointerdown", close);
    return () => removeEventListener("pointerdown", close);
  }, []);
  const owner = store.you?.local || (store.you?.role === "owner" && store.you.trusted);
  const open = (panel: Panel): void => {
    if (menu.current) menu.current.open = false;
    onPanel(panel);
  };
  return (
    <details
      class="more"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !menu.current) return;
        menu.current.open = false;
        menu.current.querySelector("summary")?.focus();
      }}
    >
      <summary class="tool" aria-label={page.text("settings")} title={page.text("settings")}>
        <Icon name="ellipsis" />
      </summary>
      <div class="menu">
        <LookChoice />
        {owner && (
          <button type="button" onClick={() => open("pair")}>
            <Icon name="smartphone" />
            {page.text("pair")}
          </button>
        )}
        {store.you?.local && (
          <button type="button" onClick={() => open("developer")}>
            <Icon name="code" />
            {page.text("developer")}
          </button>
        )}
      </div>
    </details>
  );
}
