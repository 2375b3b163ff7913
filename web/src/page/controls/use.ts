/** What a control knows about the thing and the trait that it is for. */

import type { ArgFacts, CommandFacts, ValueFacts } from "../../shared/facts";
import type { ThingState } from "../../shared/store";
import { TRAITS } from "../../shared/traits";
import type { ThingView } from "../../shared/wire";
import type { Page } from "../context";

export interface ControlProps {
  readonly page: Page;
  readonly thing: ThingView;
  readonly trait: string;
  readonly state: ThingState;
}

/** An attribute of the trait. */
export function is<T = unknown>(props: ControlProps, attribute: string): T | undefined {
  return props.state[props.trait]?.[attribute] as T | undefined;
}

/** Whether the thing knows the command (some need an optional part of the trait). */
export function can(thing: ThingView, command: string): boolean {
  return thing.commands.some((known) => known.name === command);
}

/** Send a command of the control's trait. */
export function send(props: ControlProps, command: string, args: Readonly<Record<string, unknown>> = {}): void {
  void props.page.store.command(props.thing.id, `${props.trait}.${command}`, args);
}

/** Draw what a command would do, before it is sent. */
export function preview(props: ControlProps, command: string, args: Readonly<Record<string, unknown>> | null): void {
  const step = args && { do: props.thing.id, command: `${props.trait}.${command}`, args };
  props.page.store.preview(props.thing.id, step);
}

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The range of an argument: the thing's own limit inside that of the type. */
export function rangeOf(thing: ThingView, trait: string, argument: string, facts: ValueFacts, fallback: Range): Range {
  const limit = thing.traits[trait]?.limits[argument];
  const wide = (facts.max ?? Infinity) - (facts.min ?? -Infinity) > 1000;
  return {
    min: limit?.min ?? (wide ? fallback.min : (facts.min ?? fallback.min)),
    max: limit?.max ?? (wide ? fallback.max : (facts.max ?? fallback.max)),
    step: limit?.step ?? fallback.step,
  };
}

/** The choices of an argument: the thing's own, else those of the type. */
export function choicesOf(thing: ThingView, trait: string, argument: string, facts: ValueFacts): readonly unknown[] {
  return thing.traits[trait]?.limits[argument]?.choices ?? facts.choices ?? [];
}

/** A command that sets one attribute to its one argument. */
export interface Setter {
  readonly attribute: string;
  readonly command: string;
  readonly argument: string;
  readonly facts: ArgFacts;
}

/** The setters of a trait that this thing has: found in the declared effects, so new traits need nothing here. */
export function settersOf(thing: ThingView, trait: string): readonly Setter[] {
  const found = new Map<string, Setter>();
  for (const [name, command] of Object.entries(TRAITS[trait]?.commands ?? {})) {
    if (!can(thing, `${trait}.${name}`)) continue;
    for (const setter of settersIn(trait, name, command)) {
      const known = found.get(setter.attribute);
      if (!known) found.set(setter.attribute, setter);
    }
  }
  const used = new Map<string, Setter>();
  for (const setter of found.values()) if (!used.has(setter.command)) used.set(setter.command, setter);
  return [...used.values()];
}

function* settersIn(trait: string, name: string, command: CommandFacts): Generator<Setter> {
  const required = Object.entries(command.args).filter(([, facts]) => facts.required);
  const [only] = required;
  if (required.length !== 1 || !only) return;
  const [argument, facts] = only;
  if (facts.type === "structure") return;
  const attributes = Object.entries(command.effect[trait] ?? {});
  const wanted = attributes.filter(([, foreseen]) => "arg" in foreseen && foreseen.arg === argument);
  const lasting = wanted.filter(([attribute]) => !TRAITS[trait]?.eventual.includes(attribute));
  const [attribute] = (lasting[0] ?? wanted[0]) ?? [];
  if (attribute) yield { attribute, command: name, argument, facts };
}

/** Commands that need no arguments, that this thing has, and that would change something: the buttons. */
export function buttonsOf({ thing, trait, state }: ControlProps): readonly string[] {
  return Object.entries(TRAITS[trait]?.commands ?? {})
    .filter(([name, command]) => can(thing, `${trait}.${name}`) && !Object.keys(command.args).length)
    .filter(([, command]) => !isSo(command, trait, state))
    .map(([name]) => name);
}

/** Whether all that a command is foreseen to lead to is so already. */
function isSo(command: CommandFacts, trait: string, state: ThingState): boolean {
  const wanted = Object.entries(command.effect[trait] ?? {});
  return wanted.length > 0 && wanted.every(([name, value]) => "to" in value && state[trait]?.[name] === value.to);
}
