/** All words of the page, by language. A key that a language lacks is a type error. */

import type { ChoiceName, TraitName } from "../traits";
import type { Result } from "../wire";

type Keys<K extends string> = Readonly<Record<K, string>>;

export type UiKey =
  | "skip" | "home" | "wholeHome" | "rooms" | "elsewhere" | "say" | "sayExample" | "send" | "talk" | "answer"
  | "happened" | "nothingYet" | "undo" | "undone" | "undoOf" | "byHouse" | "byGuest" | "showList" | "showModel"
  | "noModel" | "people" | "actAs" | "language" | "look" | "auto" | "light" | "dark" | "settings" | "enterXr"
  | "enterAr" | "xrRefused"
  | "pair" | "pairHow" | "pairOnlyHere" | "pairCode" | "pairEnds" | "pairTitle" | "pairEnter" | "pairWhere"
  | "pairDo" | "pairWrong" | "deviceName" | "paired" | "remove" | "developer" | "faults" | "faultOffline"
  | "faultSlow" | "faultRefuse" | "faultStuck" | "faultNone" | "events" | "apiDocs" | "connecting" | "lost" | "lostAct"
  | "noAnswer" | "back" | "close" | "yes" | "no" | "confirmTitle" | "confirmWhat" | "pinFor" | "pinDelete"
  | "expires" | "expired" | "declined" | "away" | "awayHint" | "controlsOf" | "on" | "off" | "open" | "closed" | "colour"
  | "warmth" | "warm" | "cool" | "more" | "less" | "now" | "target" | "nothingPlays" | "playWhat" | "announceWhat"
  | "up" | "down" | "back10" | "forward10" | "everywhere" | "battery" | "charging" | "timeLeft" | "cups" | "make"
  | "add" | "start" | "name" | "minutes" | "time" | "date" | "days" | "what" | "where" | "from" | "to" | "due"
  | "noTimers" | "noAlarms" | "noEvents" | "noTasks" | "ringing" | "addMinute" | "someone" | "noone" | "leak"
  | "dry" | "atHome" | "notHome" | "smoke" | "co" | "noThings" | "allOff" | "thingsOn" | "loadingHome" | "foreseen"
  | "notFound" | "find";

export type LabelKey =
  | "FanControl.percent_setting" | "FanControl.fan_mode" | "FanControl.oscillating" | "FanControl.airflow_direction"
  | "Thermostat.system_mode" | "Thermostat.preset" | "Thermostat.local_temperature" | "Thermostat.local_humidity"
  | "TemperatureControl.current_temperature" | "WindowCovering.target_tilt" | "Brewing.drink" | "Brewing.strength"
  | "Diffusing.intensity" | "Diffusing.interval" | "OperationalState.program";

export type CommandKey =
  | "WindowCovering.up_or_open" | "WindowCovering.down_or_close" | "WindowCovering.stop_motion"
  | "DoorLock.lock_door" | "DoorLock.unlock_door" | "SecurityAlarm.arm_home" | "SecurityAlarm.arm_away"
  | "SecurityAlarm.disarm" | "WaterHeaterManagement.boost" | "WaterHeaterManagement.cancel_boost"
  | "RvcOperationalState.start" | "RvcOperationalState.pause" | "RvcOperationalState.resume"
  | "RvcOperationalState.stop" | "RvcOperationalState.go_home" | "OperationalState.start" | "OperationalState.pause"
  | "OperationalState.resume" | "OperationalState.stop" | "MediaPlayback.play" | "MediaPlayback.pause"
  | "MediaPlayback.stop" | "MediaPlayback.next" | "MediaPlayback.previous" | "AudioOutput.mute"
  | "AudioOutput.unmute" | "ApplicationLauncher.stop_app" | "Brewing.cancel" | "AlarmClock.dismiss"
  | "Timer.cancel" | "Timer.pause" | "Timer.resume" | "Presence.arrive" | "Presence.leave";

/** What only the headset needs; `how` says what to do and is shown once. */
export type XrKey = "walkIn" | "onTable" | "leave" | "turn" | "how";

export type ColourKey = "red" | "orange" | "yellow" | "green" | "turquoise" | "blue" | "violet" | "pink";

export interface Words {
  /** The language's own name. */
  readonly name: string;
  readonly ui: Keys<UiKey>;
  readonly trait: Keys<TraitName>;
  /** Attributes that need another label than their trait's. */
  readonly label: Keys<LabelKey>;
  /** Commands that are buttons. */
  readonly command: Keys<CommandKey>;
  readonly choice: Keys<ChoiceName>;
  readonly colour: Keys<ColourKey>;
  readonly status: Keys<Result["status"]>;
  readonly xr: Keys<XrKey>;
}
