/** Locks and the alarm. What they risk is asked for by the house itself: a sheet comes before it is done. */

import { choiceLabel, commandLabel } from "../describe";
import { Button, Reading } from "./parts";
import { is, send, type ControlProps } from "./use";

export function LockControl(props: ControlProps) {
  const { page } = props;
  const locked = is(props, "lock_state") === "locked";
  const next = locked ? "unlock_door" : "lock_door";
  return (
    <>
      <Reading
        icon={locked ? "lock" : "lock-open"}
        label={page.words.trait.DoorLock}
        value={choiceLabel(page, props.thing, "DoorLock", is(props, "lock_state"))}
      />
      <Button
        strong={!locked}
        icon={locked ? "lock-open" : "lock"}
        label={commandLabel(page.words, `DoorLock.${next}`)}
        onClick={() => send(props, next)}
      />
    </>
  );
}

const ALARM = { disarm: "disarmed", arm_home: "armed_home", arm_away: "armed_away" } as const;

export function AlarmControl(props: ControlProps) {
  const { page } = props;
  const mode = is(props, "mode");
  return (
    <>
      <Reading
        icon={mode === "triggered" ? "siren" : "shield"}
        label={page.words.trait.SecurityAlarm}
        value={choiceLabel(page, props.thing, "SecurityAlarm", mode)}
      />
      <div class="buttons">
        {Object.entries(ALARM)
          .filter(([, leads]) => leads !== mode)
          .map(([name]) => (
            <Button key={name} label={commandLabel(page.words, `SecurityAlarm.${name}`)} onClick={() => send(props, name)} />
          ))}
      </div>
    </>
  );
}
