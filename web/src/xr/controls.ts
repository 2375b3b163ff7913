/** The two to four large controls that a thing has in the headset. */
import type { Store } from "../shared/store";
import type { CommandKey, Words } from "../shared/words";
import type { ThingView } from "../shared/wire";
import type { Button } from "./panel";

const MOST = 4;

type Controls = (
  is: (trait: string, attribute: string) => unknown,
  button: (label: string, command: string, args?: Record<string, unknown>, strong?: boolean) => Button,
  words: Words,
) => Button[];

const named = (words: Words, command: CommandKey) => words.command[command];

/** Per trait, in the order in which they are offered. */
const BY_TRAIT: readonly [string, Controls][] = [
  ["OnOff", (is, button, words) => [
    is("OnOff", "on_off") ? button(words.ui.off, "OnOff.off") : button(words.ui.on, "OnOff.on", {}, true),
  ]],
  ["DoorLock", (is, button, words) => [
    is("DoorLock", "lock_state") === "locked"
      ? button(named(words, "DoorLock.unlock_door"), "DoorLock.unlock_door")
      : button(named(words, "DoorLock.lock_door"), "DoorLock.lock_door", {}, true),
  ]],
  ["WindowCovering", (_is, button, words) => [
    button(named(words, "WindowCovering.up_or_open"), "WindowCovering.up_or_open"),
    button(named(words, "WindowCovering.down_or_close"), "WindowCovering.down_or_close"),
    button(named(words, "WindowCovering.stop_motion"), "WindowCovering.stop_motion"),
  ]],
  ["RvcOperationalState", (_is, button, words) => [
    button(named(words, "RvcOperationalState.start"), "RvcOperationalState.start", {}, true),
    button(named(words, "RvcOperationalState.go_home"), "RvcOperationalState.go_home"),
  ]],
  ["MediaPlayback", (is, button, words) => [
    is("MediaPlayback", "current_state") === "playing"
      ? button(named(words, "MediaPlayback.pause"), "MediaPlayback.pause")
      : button(named(words, "MediaPlayback.play"), "MediaPlayback.play", {}, true),
  ]],
  ["OperationalState", (is, button, words) => [
    is("OperationalState", "operational_state") === "running"
      ? button(named(words, "OperationalState.pause"), "OperationalState.pause")
      : button(named(words, "OperationalState.start"), "OperationalState.start", {}, true),
  ]],
  ["LevelControl", (_is, button) => [button("−", "LevelControl.step", { by: -20 }), button("+", "LevelControl.step", { by: 20 })]],
  ["AudioOutput", (_is, button) => [button("−", "AudioOutput.step", { by: -5 }), button("+", "AudioOutput.step", { by: 5 })]],
  ["FanControl", (_is, button) => [button("−", "FanControl.step", { by: -20 }), button("+", "FanControl.step", { by: 20 })]],
  ["Thermostat", (_is, button) => [
    button("− 0.5°", "Thermostat.change_setpoint", { by: -0.5 }), button("+ 0.5°", "Thermostat.change_setpoint", { by: 0.5 }),
  ]],
  ["Brewing", (is, button, words) => [
    is("Brewing", "brewing") ? button(named(words, "Brewing.cancel"), "Brewing.cancel") : button(words.ui.make, "Brewing.brew", {}, true),
  ]],
  ["SecurityAlarm", (is, button, words) => [
    is("SecurityAlarm", "mode") === "disarmed"
      ? button(named(words, "SecurityAlarm.arm_home"), "SecurityAlarm.arm_home", {}, true)
      : button(named(words, "SecurityAlarm.disarm"), "SecurityAlarm.disarm"),
  ]],
];

/** The large buttons of a thing as it is now. */
export function controlsOf(store: Store, thing: ThingView, words: Words): Button[] {
  const state = store.shown(thing.id);
  const is = (trait: string, attribute: string) => state[trait]?.[attribute];
  const button = (label: string, command: string, args: Record<string, unknown> = {}, strong = false): Button => ({
    label, strong, act: () => void store.command(thing.id, command, args),
  });
  const made: Button[] = [];
  for (const [trait, controls] of BY_TRAIT) {
    if (!state[trait]) continue;
    const more = controls(is, button, words);
    if (made.length + more.length <= MOST) made.push(...more);
  }
  return made;
}
