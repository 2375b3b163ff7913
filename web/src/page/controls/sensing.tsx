/** What only reports, in words rather than in true and false. */

import { TRAITS } from "../../shared/traits";
import { choiceLabel, commandLabel } from "../describe";
import { Button, Reading } from "./parts";
import { is, send, type ControlProps } from "./use";

export function YesNoReading(props: ControlProps) {
  const { page, trait } = props;
  const words = {
    OccupancySensing: is(props, "occupancy") ? "someone" : "noone",
    BooleanState: is(props, "state_value") ? "closed" : "open",
    WaterLeak: is(props, "leak") ? "leak" : "dry",
  } as const;
  const key = words[trait as keyof typeof words];
  return <Reading icon={TRAITS[trait]?.icon ?? "info"} label={page.words.trait[trait as keyof typeof words]} value={page.text(key)} />;
}

export function SmokeReading(props: ControlProps) {
  const { page, thing } = props;
  return (
    <>
      <Reading icon="siren" label={page.text("smoke")} value={choiceLabel(page, thing, "SmokeCoAlarm", is(props, "smoke_state"))} />
      <Reading icon="wind" label={page.text("co")} value={choiceLabel(page, thing, "SmokeCoAlarm", is(props, "co_state"))} />
    </>
  );
}

export function PresenceControl(props: ControlProps) {
  const { page } = props;
  const home = is(props, "at_home") === true;
  const space = page.store.space(is<string>(props, "space") ?? null);
  const next = home ? "leave" : "arrive";
  return (
    <>
      <Reading icon="user" label={page.text(home ? "atHome" : "notHome")} value={space ? page.store.nameOf(space) : ""} />
      <Button label={commandLabel(page.words, `Presence.${next}`)} onClick={() => send(props, next)} />
    </>
  );
}
