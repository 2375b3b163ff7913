/** The few shapes that all controls are made of. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../icon";

/** A labelled group: label at the start, value at the end, the control below. */
export function Field(props: {
  readonly label: string;
  readonly value?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <div class="field-head">
        <span id={id}>{props.label}</span>
        {props.value !== undefined && <span class="field-value">{props.value}</span>}
      </div>
      {props.children}
    </div>
  );
}

/** A measured value that cannot be set. */
export function Reading(props: { readonly label: string; readonly value: string; readonly icon?: string }) {
  return (
    <div class="reading">
      {props.icon && <Icon name={props.icon} />}
      <span>{props.label}</span>
      <strong>{props.value}</strong>
    </div>
  );
}

export function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  readonly hidden?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={props.on}
      aria-label={props.hidden ? props.label : undefined}
      disabled={props.disabled}
      onClick={() => props.onChange(!props.on)}
    >
      {!props.hidden && <span>{props.label}</span>}
      <i aria-hidden="true" />
    </button>
  );
}

/**
 * A range. While it is dragged the value is only tried (`onTry`); it is sent when it is let go. What was chosen stays
 * until the thing has reported it, so that the handle does not jump back in between.
 */
export function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly text: (value: number) => string;
  readonly track?: string;
  readonly onTry?: (value: number | null) => void;
  readonly onSet: (value: number) => void;
}) {
  const [draft, setDraft] = useState<number | null>(null);
  const value = draft ?? props.value;
  useEffect(() => setDraft(null), [props.value]);
  const share = ((value - props.min) / (props.max - props.min || 1)) * 100;
  const place = `--share:${Math.min(100, Math.max(0, share))}%;`;
  return (
    <input
      type="range"
      class={props.track ? "slider tinted" : "slider"}
      style={props.track ? `${place}--track:${props.track}` : place}
      aria-label={props.label}
      aria-valuetext={props.text(value)}
      min={props.min}
      max={props.max}
      step={props.step}
      value={value}
      onInput={(event) => {
        const tried = Number(event.currentTarget.value);
        setDraft(tried);
        props.onTry?.(tried);
      }}
      onChange={(event) => props.onSet(Number(event.currentTarget.value))}
      onBlur={() => props.onTry?.(null)}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several: a row of buttons of which one is pressed. */
export function Choices(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChoose: (value: string) => void;
}) {
  return (
    <div class="choices" role="group" aria-label={props.label}>
      {props.choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class="choice"
          aria-pressed={props.chosen.includes(choice.value)}
          onClick={() => props.onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

export function Button(props: {
  readonly label: string;
  readonly icon?: string;
  /** Show the icon alone; the label is for screen readers and the tooltip. */
  readonly bare?: boolean;
  readonly strong?: boolean;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  readonly onClick?: () => void;
}) {
  return (
    <button
      type={props.submit ? "submit" : "button"}
      class={`button ${props.bare ? "bare" : ""} ${props.strong ? "strong" : ""}`}
      aria-label={props.bare ? props.label : undefined}
      title={props.bare ? props.label : undefined}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.icon && <Icon name={props.icon} />}
      {!props.bare && <span>{props.label}</span>}
    </button>
  );
}

/** A number with − and +. Quick presses are gathered into one command. */
export function Stepper(props: {
  readonly label: string;
  readonly less: string;
  readonly more: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly text: (value: number) => string;
  readonly onSet: (value: number) => void;
}) {
  const [draft, setDraft] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setDraft(null), [props.value]);
  const value = draft ?? props.value;
  const go = (by: number): void => {
    const next = Math.min(props.max, Math.max(props.min, Math.round((value + by) / props.step) * props.step));
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => props.onSet(next), 450);
  };
  return (
    <div class="stepper" role="group" aria-label={props.label}>
      <Button bare label={props.less} icon="minus" disabled={value <= props.min} onClick={() => go(-props.step)} />
      <output aria-live="polite">{props.text(value)}</output>
      <Button bare label={props.more} icon="plus" disabled={value >= props.max} onClick={() => go(props.step)} />
    </div>
  );
}

/** One line of text and a button. Empty text is not sent. */
export function TextField(props: {
  readonly label: string;
  readonly button: string;
  readonly icon: string;
  readonly onSend: (text: string) => void;
}) {
  const [text, setText] = useState("");
  return (
    <form
      class="text-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (!text.trim()) return;
        props.onSend(text.trim());
        setText("");
      }}
    >
      <input
        type="text"
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        maxLength={500}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button bare submit label={props.button} icon={props.icon} />
    </form>
  );
}
