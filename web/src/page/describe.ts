/** How things are, in a few words: for lists, headings, screen readers and foreseen outcomes. */

import type { ThingState } from "../shared/store";
import { TRAITS } from "../shared/traits";
import type { ThingView } from "../shared/wire";
import { directionOf, plain, type Words } from "../shared/words";
import type { Page } from "./context";

/** What it takes to say something: words, numbers, names. */
export type Speaker = Pick<Page, "store" | "words" | "format" | "text">;

type Lookup = Readonly<Record<string, string>>;

/** The label of an attribute: its own, else its trait's. */
export function labelOf(words: Words, trait: string, attribute: string): string {
  const own = (words.label as Lookup)[`${trait}.${attribute}`];
  return own ?? (words.trait as Lookup)[trait] ?? plain(trait);
}

export function commandLabel(words: Words, command: string): string {
  return (words.command as Lookup)[command] ?? plain(command.split(".")[1] ?? command);
}

/** The word for a choice: the home file's for this thing, else the page's, else the bare name. */
export function choiceLabel(page: Speaker, thing: ThingView, trait: string, choice: unknown): string {
  const name = String(choice);
  const own = thing.traits[trait]?.words[name]?.[page.store.language]?.[0];
  return own ?? (page.words.choice as Lookup)[name] ?? page.store.nameOf(page.store.space(name)) ?? plain(name);
}

/** Whether a thing is on, open, playing or at work: what the accent shows. */
export function isActive(state: ThingState): boolean {
  const is = (trait: string, attribute: string): unknown => state[trait]?.[attribute];
  if (state["OnOff"]) return is("OnOff", "on_off") === true;
  if (state["WindowCovering"]) return Number(is("WindowCovering", "current_position")) > 0;
  if (state["DoorLock"]) return is("DoorLock", "lock_state") !== "locked";
  if (state["RvcOperationalState"]) return is("RvcOperationalState", "operational_state") === "running";
  if (state["SecurityAlarm"]) return is("SecurityAlarm", "mode") !== "disarmed";
  if (state["Thermostat"]) return !["idle", undefined].includes(is("Thermostat", "running") as string);
  if (state["OccupancySensing"]) return is("OccupancySensing", "occupancy") === true;
  if (state["BooleanState"]) return is("BooleanState", "state_value") === false;
  if (state["WaterLeak"]) return is("WaterLeak", "leak") === true;
  if (state["Timer"]) return (is("Timer", "timers") as unknown[])?.length > 0;
  return false;
}

/** A thing's state in a few words: `On · 60 %`, `21.5 °C → 23 °C`, `Locked`. */
export function statusOf(page: Speaker, thing: ThingView, state: ThingState): string {
  if (state["BasicInformation"]?.["reachable"] === false) return page.text("away");
  const parts: string[] = [];
  for (const [trait, attributes] of Object.entries(state)) {
    const part = PARTS[trait]?.(page, thing, attributes, state);
    if (part) parts.push(part);
  }
  return parts.slice(0, 3).join(" · ");
}

type Attributes = Readonly<Record<string, unknown>>;
type Part = (page: Speaker, thing: ThingView, is: Attributes, state: ThingState) => string | null;

function on(state: ThingState): boolean {
  return state["OnOff"]?.["on_off"] !== false;
}

/** A choice, when the thing is on; and when it says something. */
function choice(trait: string, attribute: string, quiet: readonly string[] = []): Part {
  return (page, thing, is, state) => {
    const value = is[attribute];
    if (value == null || !on(state) || quiet.includes(String(value))) return null;
    return choiceLabel(page, thing, trait, value);
  };
}

function measure(trait: string, attribute: string, whenOn = false): Part {
  return (page, _thing, is, state) => {
    const value = is[attribute];
    if (typeof value !== "number" || (whenOn && !on(state))) return null;
    return page.format.measure(value, TRAITS[trait]?.attributes[attribute]?.unit);
  };
}

const PARTS: Readonly<Record<string, Part>> = {
  OnOff: (page, _thing, is) => page.text(is["on_off"] ? "on" : "off"),
  LevelControl: measure("LevelControl", "current_level", true),
  WindowCovering: (page, thing, is) => {
    if (is["moving"] && is["moving"] !== "stopped") return choiceLabel(page, thing, "WindowCovering", is["moving"]);
    const position = Number(is["current_position"]);
    if (position <= 0) return page.text("closed");
    return position >= 100 ? page.text("open") : `${page.text("open")} ${page.format.measure(position, "%")}`;
  },
  DoorLock: choice("DoorLock", "lock_state"),
  SecurityAlarm: choice("SecurityAlarm", "mode"),
  Thermostat: (page, _thing, is, state) => {
    const now = is["local_temperature"];
    const wanted = page.format.measure(Number(is["setpoint"]), "°C");
    const off = is["system_mode"] === "off" || !on(state);
    if (typeof now !== "number") return off ? null : wanted;
    const measured = page.format.measure(now, "°C");
    return off || measured === wanted ? measured : `${measured} ${directionOf(page.store.language) === "rtl" ? "←" : "→"} ${wanted}`;
  },
  FanControl: choice("FanControl", "fan_mode", ["off"]),
  HumidityControl: measure("HumidityControl", "target_humidity", true),
  TemperatureControl: (page, thing, is, state) =>
    measure("TemperatureControl", is["current_temperature"] == null ? "temperature_setpoint" : "current_temperature")(
      page, thing, is, state,
    ),
  WaterHeaterManagement: choice("WaterHeaterManagement", "boost_state", ["inactive"]),
  RvcOperationalState: choice("RvcOperationalState", "operational_state"),
  OperationalState: choice("OperationalState", "operational_state", ["stopped"]),
  PowerSource: measure("PowerSource", "bat_percent_remaining"),
  MediaPlayback: (page, thing, is, state) => {
    if (!on(state) || is["current_state"] === "not_playing") return null;
    return is["title"] ? String(is["title"]) : choiceLabel(page, thing, "MediaPlayback", is["current_state"]);
  },
  ApplicationLauncher: choice("ApplicationLauncher", "current_app"),
  Brewing: (page, thing, is) => (is["brewing"] ? choiceLabel(page, thing, "Brewing", is["drink"]) : null),
  TemperatureMeasurement: measure("TemperatureMeasurement", "measured_value"),
  RelativeHumidityMeasurement: measure("RelativeHumidityMeasurement", "measured_value"),
  IlluminanceMeasurement: measure("IlluminanceMeasurement", "measured_value"),
  AirQuality: choice("AirQuality", "air_quality", ["unknown"]),
  CarbonDioxideConcentrationMeasurement: measure("CarbonDioxideConcentrationMeasurement", "measured_value"),
  Pm25ConcentrationMeasurement: measure("Pm25ConcentrationMeasurement", "measured_value"),
  ElectricalPowerMeasurement: measure("ElectricalPowerMeasurement", "active_power"),
  ElectricalEnergyMeasurement: measure("ElectricalEnergyMeasurement", "cumulative_energy_imported"),
  OccupancySensing: (page, _thing, is) => page.text(is["occupancy"] ? "someone" : "noone"),
  BooleanState: (page, _thing, is) => page.text(is["state_value"] ? "closed" : "open"),
  WaterLeak: (page, _thing, is) => page.text(is["leak"] ? "leak" : "dry"),
  SmokeCoAlarm: (page, thing, is) => {
    const worst = is["co_state"] !== "normal" ? is["co_state"] : is["smoke_state"];
    return choiceLabel(page, thing, "SmokeCoAlarm", worst);
  },
  Timer: (page, _thing, is) => {
    const timers = (is["timers"] ?? []) as readonly { readonly name: string | null; readonly duration: number }[];
    return firstOf(page, timers.map((timer) => timer.name ?? page.format.duration(timer.duration)), "noTimers");
  },
  AlarmClock: (page, _thing, is) => {
    const alarms = (is["alarms"] ?? []) as readonly { readonly time: string }[];
    return firstOf(page, alarms.map((alarm) => alarm.time), "noAlarms");
  },
  Calendar: (page, _thing, is) => {
    const events = (is["events"] ?? []) as readonly { readonly summary: string; readonly start: number; readonly end: number }[];
    const coming = events.filter((event) => event.end > page.store.now()).sort((a, b) => a.start - b.start);
    return firstOf(page, coming.map((event) => `${page.format.dayAndTime(event.start)} ${event.summary}`), "noEvents");
  },
  TaskList: (page, _thing, is) => {
    const tasks = (is["tasks"] ?? []) as readonly { readonly summary: string; readonly completed: boolean }[];
    return firstOf(page, tasks.filter((task) => !task.completed).map((task) => task.summary), "noTasks", 3);
  },
  Presence: (page, _thing, is) => page.text(is["at_home"] ? "atHome" : "notHome"),
};

/** The first few items, and how many more there are. */
function firstOf(page: Speaker, items: readonly string[], none: "noTimers" | "noAlarms" | "noEvents" | "noTasks", named = 1): string {
  if (!items.length) return page.text(none);
  const rest = items.length - named;
  return items.slice(0, named).join(", ") + (rest > 0 ? ` +${page.format.number(rest)}` : "");
}
