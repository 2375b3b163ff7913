/** All controls of a thing: its traits, each with the control made for it, else with the one made from its facts. */

import type { FunctionComponent } from "preact";
import type { ThingView } from "../../shared/wire";
import { usePage, useThing } from "../context";
import { AlarmControl, LockControl } from "./access";
import { ThermostatControl } from "./climate";
import { CoverControl } from "./covers";
import { Generic } from "./generic";
import { ColourControl } from "./lighting";
import { BatteryReading, BrewingControl, MachineControl, OwnControl, RoomsControl } from "./machines";
import { AnnounceControl, ChannelSteps, ContentControl, PlaybackControl, VolumeControl } from "./media";
import { PresenceControl, SmokeReading, YesNoReading } from "./sensing";
import { AlarmClockControl, CalendarControl, TaskControl, TimerControl } from "./time";
import type { ControlProps } from "./use";

function ChannelControl(props: ControlProps) {
  return (
    <>
      <Generic {...props} />
      <ChannelSteps {...props} />
    </>
  );
}

/** Traits with a control of their own. OnOff is the switch beside the name; all others are generic. */
const OF_TRAIT: Readonly<Record<string, FunctionComponent<ControlProps> | null>> = {
  OnOff: null,
  BasicInformation: null,
  ColorControl: ColourControl,
  Thermostat: ThermostatControl,
  WindowCovering: CoverControl,
  DoorLock: LockControl,
  SecurityAlarm: AlarmControl,
  RvcOperationalState: MachineControl,
  OperationalState: MachineControl,
  ServiceArea: RoomsControl,
  PowerSource: BatteryReading,
  MediaPlayback: PlaybackControl,
  AudioOutput: VolumeControl,
  ContentLauncher: ContentControl,
  Announcement: AnnounceControl,
  Channel: ChannelControl,
  OccupancySensing: YesNoReading,
  BooleanState: YesNoReading,
  WaterLeak: YesNoReading,
  SmokeCoAlarm: SmokeReading,
  Presence: PresenceControl,
  Brewing: BrewingControl,
  Own: OwnControl,
  Timer: TimerControl,
  AlarmClock: AlarmClockControl,
  Calendar: CalendarControl,
  TaskList: TaskControl,
};

/** What people reach for first comes first. */
const ORDER = ["MediaPlayback", "AudioOutput", "LevelControl", "Thermostat", "RvcOperationalState", "OperationalState"];

export function Controls({ thing }: { readonly thing: ThingView }) {
  const page = usePage();
  const state = useThing(thing.id);
  const rank = (trait: string): number => (ORDER.indexOf(trait) + 1 || ORDER.length + 1);
  const traits = Object.keys(thing.traits).sort((a, b) => rank(a) - rank(b));
  if (!page.store.isReachable(thing.id)) return <p class="empty">{page.text("awayHint")}</p>;
  return (
    <div class={state["OnOff"]?.["on_off"] === false ? "controls resting" : "controls"}>
      {traits.map((trait) => {
        const Control = trait in OF_TRAIT ? OF_TRAIT[trait] : Generic;
        return Control && state[trait] ? <Control key={trait} page={page} thing={thing} trait={trait} state={state} /> : null;
      })}
    </div>
  );
}
