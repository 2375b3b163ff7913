/** The controls of any trait, made from its declaration: sliders, switches, choices, fields, buttons, readings. */

import { TRAITS } from "../../shared/traits";
import { choiceLabel, commandLabel, labelOf } from "../describe";
import { Button, Choices, Field, Reading, Slider, Switch, TextField } from "./parts";
import { buttonsOf, choicesOf, is, preview, rangeOf, send, settersOf, type ControlProps, type Setter } from "./use";

const STEPS: Readonly<Record<string, { min: number; max: number; step: number }>> = {
  "%": { min: 0, max: 100, step: 1 },
  "°C": { min: 10, max: 30, step: 0.5 },
  s: { min: 60, max: 3600, step: 60 },
};
const ANY = { min: 0, max: 100, step: 1 };

export function Generic(props: ControlProps) {
  const setters = settersOf(props.thing, props.trait);
  const buttons = buttonsOf(props);
  return (
    <>
      {setters.map((setter) => (
        <SetterControl key={setter.command} {...props} setter={setter} />
      ))}
      {buttons.length > 0 && (
        <div class="buttons">
          {buttons.map((name) => (
            <Button
              key={name}
              label={commandLabel(props.page.words, `${props.trait}.${name}`)}
              onClick={() => send(props, name)}
            />
          ))}
        </div>
      )}
      {!Object.keys(TRAITS[props.trait]?.commands ?? {}).length && <Readings {...props} />}
    </>
  );
}

/** One attribute that can be set. */
export function SetterControl(props: ControlProps & { readonly setter: Setter }) {
  const { page, thing, trait, setter } = props;
  const { attribute, command, argument, facts } = setter;
  const label = labelOf(page.words, trait, attribute);
  const value = is(props, attribute);
  const set = (chosen: unknown): void => send(props, command, { [argument]: chosen });
  const choices = choicesOf(thing, trait, argument, facts);
  if (choices.length) {
    const listed = choices.map((choice) => ({ value: String(choice), label: choiceLabel(page, thing, trait, choice) }));
    return (
      <Field label={label}>
        <Choices label={label} choices={listed} chosen={value == null ? [] : [String(value)]} onChoose={set} />
      </Field>
    );
  }
  if (facts.type === "boolean") return <Switch label={label} on={value === true} onChange={set} />;
  if (facts.type === "text") {
    return <TextField label={label} button={page.text("send")} icon="arrow-up" onSend={set} />;
  }
  const unit = facts.unit ?? TRAITS[trait]?.attributes[attribute]?.unit;
  const range = rangeOf(thing, trait, argument, facts, STEPS[unit ?? ""] ?? ANY);
  const text = (number: number): string => page.format.measure(number, unit);
  const number = typeof value === "number" ? value : range.min;
  return (
    <Field label={label} value={text(number)}>
      <Slider
        label={label}
        {...range}
        value={number}
        text={text}
        onTry={(tried) => preview(props, command, tried === null ? null : { [argument]: tried })}
        onSet={set}
      />
    </Field>
  );
}

/** All attributes of a trait that only reports. */
function Readings(props: ControlProps) {
  const { page, thing, trait } = props;
  return (
    <>
      {Object.entries(TRAITS[trait]?.attributes ?? {}).map(([attribute, facts]) => {
        const value = is(props, attribute);
        if (value == null || facts.type === "structure") return null;
        const text = facts.type === "choice" ? choiceLabel(page, thing, trait, value) : page.format.value(value, facts);
        return <Reading key={attribute} label={labelOf(page.words, trait, attribute)} value={text} />;
      })}
    </>
  );
}
