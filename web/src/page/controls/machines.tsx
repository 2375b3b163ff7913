/** Machines that go through a programme: robots, washers, ovens, the coffee maker. */

import { useState } from "preact/hooks";
import { TRAITS } from "../../shared/traits";
import { choiceLabel, commandLabel, labelOf } from "../describe";
import { SetterControl } from "./generic";
import { Button, Choices, Field, Reading, Stepper } from "./parts";
import { can, choicesOf, is, send, settersOf, type ControlProps } from "./use";

/** What makes sense next, by what the machine does now. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  docked: ["start"], running: ["pause", "stop", "go_home"], paused: ["resume", "stop", "go_home"],
  stopped: ["start", "go_home"], returning: ["pause", "stop"], error: ["resume", "stop", "go_home"],
  finished: ["start"],
};
const ICONS: Readonly<Record<string, string>> = {
  start: "play", resume: "play", pause: "pause", stop: "square", go_home: "house",
};

export function MachineControl(props: ControlProps) {
  const { page, thing, trait } = props;
  const doing = String(is(props, "operational_state"));
  const left = is<number>(props, "countdown_time");
  const next = (NEXT[doing] ?? ["start", "stop"]).filter((name) => can(thing, `${trait}.${name}`));
  return (
    <>
      <Reading
        icon={TRAITS[trait]?.icon ?? "timer"}
        label={choiceLabel(page, thing, trait, doing)}
        value={left && doing === "running" ? page.text("timeLeft", { time: page.format.duration(left) }) : ""}
      />
      {settersOf(thing, trait).map((setter) => (
        <SetterControl key={setter.command} {...props} setter={setter} />
      ))}
      <div class="buttons">
        {next.map((name, i) => (
          <Button
            key={name}
            strong={i === 0 && name === "start"}
            icon={ICONS[name] ?? "circle"}
            label={commandLabel(page.words, `${trait}.${name}`)}
            onClick={() => send(props, name)}
          />
        ))}
      </div>
    </>
  );
}

/** Which rooms a robot works in: none chosen means everywhere. */
export function RoomsControl(props: ControlProps) {
  const { page, thing } = props;
  const chosen = is<readonly string[]>(props, "selected_areas") ?? [];
  const limited = thing.traits["ServiceArea"]?.limits["areas"]?.choices;
  const rooms = page.store.spaces.filter((space) => (limited ? limited.includes(space.id) : space.kind === "room"));
  const label = page.words.trait.ServiceArea;
  const choose = (id: string): void => {
    const next = chosen.includes(id) ? chosen.filter((room) => room !== id) : [...chosen, id];
    send(props, "select_areas", { areas: id === "" ? [] : next });
  };
  const all = [
    { value: "", label: page.text("everywhere") },
    ...rooms.map((space) => ({ value: space.id, label: page.store.nameOf(space) })),
  ];
  return (
    <Field label={label}>
      <Choices label={label} choices={all} chosen={chosen.length ? chosen : [""]} onChoose={choose} />
    </Field>
  );
}

export function BatteryReading(props: ControlProps) {
  const { page } = props;
  const percent = page.format.measure(is<number>(props, "bat_percent_remaining") ?? 0, "%");
  const text = is(props, "charging") ? `${percent} · ${page.text("charging")}` : percent;
  return <Reading icon="battery" label={page.text("battery")} value={text} />;
}

export function BrewingControl(props: ControlProps) {
  const { page, thing, trait } = props;
  const drinks = choicesOf(thing, trait, "drink", { type: "text" }).map(String);
  const strengths = TRAITS["Brewing"]?.attributes["strength"]?.choices ?? [];
  const [drink, setDrink] = useState(is<string>(props, "drink") ?? "");
  const [strength, setStrength] = useState(is<string>(props, "strength") ?? "normal");
  const [cups, setCups] = useState(1);
  const option = (choice: unknown) => ({ value: String(choice), label: choiceLabel(page, thing, trait, choice) });
  const drinkLabel = labelOf(page.words, trait, "drink");
  const strengthLabel = labelOf(page.words, trait, "strength");
  if (is(props, "brewing")) {
    return (
      <>
        <Reading icon="coffee" label={choiceLabel(page, thing, trait, is(props, "drink"))} value={page.words.choice.running} />
        <Button label={commandLabel(page.words, "Brewing.cancel")} onClick={() => send(props, "cancel")} />
      </>
    );
  }
  return (
    <>
      {drinks.length > 0 && (
        <Field label={drinkLabel}>
          <Choices label={drinkLabel} choices={drinks.map(option)} chosen={[drink]} onChoose={setDrink} />
        </Field>
      )}
      <Field label={strengthLabel}>
        <Choices label={strengthLabel} choices={strengths.map(option)} chosen={[strength]} onChoose={setStrength} />
      </Field>
      <Field label={page.text("cups")}>
        <Stepper
          label={page.text("cups")} less={page.text("less")} more={page.text("more")}
          value={cups} min={1} max={12} step={1} text={(value) => page.format.number(value)} onSet={setCups}
        />
      </Field>
      <Button
        strong icon="coffee" label={page.text("make")}
        onClick={() => send(props, "brew", { cups, strength, ...(drink ? { drink } : {}) })}
      />
    </>
  );
}

/** The commands that the home file gives this thing alone. */
export function OwnControl(props: ControlProps) {
  const { page, thing } = props;
  return (
    <div class="buttons">
      {Object.entries(thing.own).map(([name, own]) => (
        <Button
          key={name}
          icon={own.icon}
          label={own.words[page.store.language]?.[0] ?? Object.values(own.words)[0]?.[0] ?? name}
          onClick={() => send(props, "run", { name })}
        />
      ))}
    </div>
  );
}
