/** Letting devices in: the page that a new device sees, and the dialog that shows it a code. */

import { useEffect, useState } from "preact/hooks";
import { HubError } from "../shared/hub";
import { LANGUAGES, WORDS } from "../shared/words";
import { Button } from "./controls/parts";
import { usePage, useTick } from "./context";
import { Dialog } from "./dialog";

/** Shown when the hub does not know this device: six digits let it in. The hub answers with a cookie. */
export function PairingPage() {
  const page = usePage();
  const { hub, store, settings } = page;
  const [code, setCode] = useState(new URLSearchParams(location.search).get("pair") ?? "");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");
  const pair = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const kind = settings.surface;
      await hub.request("POST", "api/pair", { code, name: name.trim() || navigator.platform || kind, kind });
      history.replaceState(null, "", location.pathname);
      hub.restart();
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      const known = error.code === "wrong_code" || error.code === "no_code";
      setProblem(known ? page.text("pairWrong") : error.code === "offline" ? page.text("lost") : error.message);
    }
  };
  return (
    <main class="pairing">
      <img src="./icon.svg" alt="" width={72} height={72} />
      <h1>{page.text("pairTitle")}</h1>
      <p>{page.text("pairEnter")}</p>
      <form onSubmit={(event) => void pair(event)}>
        <input
          class="code" dir="ltr" type="text" inputMode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxLength={6}
          required aria-label={page.text("pairCode")} aria-describedby="pair-problem" value={code}
          onInput={(event) => setCode(event.currentTarget.value.replace(/\D/g, ""))}
        />
        <label class="input">
          <span>{page.text("deviceName")}</span>
          <input type="text" maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <Button submit strong label={page.text("pairDo")} disabled={code.length !== 6} />
      </form>
      <p id="pair-problem" class="problem" role="alert">{problem}</p>
      <p class="hint">{page.text("pairWhere")}</p>
      <nav class="languages" aria-label={page.text("language")}>
        {LANGUAGES.map((language) => (
          <button
            key={language} type="button" lang={language} aria-pressed={store.language === language}
            onClick={() => (settings.set({ language }), store.setLanguage(language))}
          >
            {WORDS[language].name}
          </button>
        ))}
      </nav>
    </main>
  );
}

interface NewCode {
  readonly code: string;
  readonly expires_at: number;
  readonly url: string;
  readonly svg: string;
}
interface Surface {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly person: string | null;
  readonly last_seen: number;
}

/** A code and its QR, for the next device; and the devices that are in. */
export function PairDialog({ onClose }: { readonly onClose: () => void }) {
  const page = usePage();
  const { hub, store } = page;
  const [code, setCode] = useState<NewCode | null>(null);
  const [surfaces, setSurfaces] = useState<readonly Surface[]>([]);
  const [problem, setProblem] = useState("");
  useTick(1);
  const fail = (error: unknown): void => setProblem(error instanceof Error ? error.message : String(error));
  const list = (): Promise<void> =>
    hub.request<{ readonly surfaces: readonly Surface[] }>("GET", "api/surfaces").then((answer) => setSurfaces(answer.surfaces), fail);
  useEffect(() => {
    hub.request<NewCode>("POST", "api/pair/start", {}).then(setCode, fail);
    void list();
  }, []);
  const here = code !== null && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(code.url).hostname);
  const left = code ? code.expires_at - store.now() : 0;
  return (
    <Dialog title={page.text("pair")} onClose={onClose}>
      {here && <p class="hint">{page.text("pairOnlyHere")}</p>}
      {code && (
        <div class="pair-code">
          <img class="qr" src={`data:image/svg+xml;utf8,${encodeURIComponent(code.svg)}`} alt="QR" width={180} height={180} />
          <div>
            <p>{page.text("pairHow")}</p>
            <p class="digits" dir="ltr" aria-label={`${page.text("pairCode")}: ${code.code}`}>{code.code}</p>
            <p class="address" dir="ltr">{new URL(code.url).origin}</p>
            <p class="hint">{left > 0 ? page.text("pairEnds", { time: page.format.clock(left) }) : page.text("expired")}</p>
          </div>
        </div>
      )}
      <p class="problem" role="alert">{problem}</p>
      {surfaces.length > 0 && (
        <section>
          <h3>{page.text("paired")}</h3>
          <ul class="items">
            {surfaces.map((surface) => (
              <li key={surface.id} class="item">
                <span class="item-text">
                  <strong><bdi>{surface.name}</bdi></strong>
                  <small>
                    {[store.nameOf(store.people.find((one) => one.id === surface.person)), page.format.dayAndTime(surface.last_seen)]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </span>
                <Button
                  label={page.text("remove")}
                  onClick={() => void hub.request("DELETE", `api/surfaces/${surface.id}`).then(list, fail)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
