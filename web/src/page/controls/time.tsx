/** Timers, alarms, the calendar, tasks: lists with a line to add to them. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useTick } from "../context";
import { commandLabel } from "../describe";
import { Button, Choices, Field } from "./parts";
import { is, send, type ControlProps } from "./use";

interface TimerItem {
  readonly id: number;
  readonly duration: number;
  readonly ends_at: number | null;
  readonly name: string | null;
  readonly left: number | null;
}
interface AlarmItem {
  readonly id: number;
  readonly time: string;
  readonly date: string | null;
  readonly days: readonly string[];
  readonly name: string | null;
}
interface EventItem {
  readonly id: number;
  readonly summary: string;
  readonly start: number;
  readonly end: number;
  readonly location: string | null;
}
interface TaskItem {
  readonly id: number;
  readonly summary: string;
  readonly completed: boolean;
}

const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];

export function TimerControl(props: ControlProps) {
  const { page } = props;
  const timers = is<readonly TimerItem[]>(props, "timers") ?? [];
  const rang = is<readonly TimerItem[]>(props, "rang") ?? [];
  const [minutes, setMinutes] = useState("5");
  const [name, setName] = useState("");
  useTick(timers.some((timer) => timer.ends_at !== null) ? 1 : null);
  const label = (command: string): string => commandLabel(page.words, `Timer.${command}`);
  return (
    <>
      <Items empty={timers.length + rang.length ? null : page.text("noTimers")}>
        {rang.map((timer) => (
          <Item key={`rang ${timer.id}`} title={page.text("ringing")} note={timer.name ?? page.format.duration(timer.duration)}>
            <Button bare icon="x" label={commandLabel(page.words, "AlarmClock.dismiss")} onClick={() => send(props, "cancel", { id: timer.id })} />
          </Item>
        ))}
        {timers.map((timer) => {
          const left = timer.ends_at === null ? (timer.left ?? 0) : timer.ends_at - page.store.now();
          const going = timer.ends_at !== null;
          return (
            <Item key={timer.id} title={page.format.clock(left)} note={timer.name ?? page.format.duration(timer.duration)}>
              <Button bare icon="plus" label={page.text("addMinute")} onClick={() => send(props, "add_time", { id: timer.id, by: 60 })} />
              <Button
                bare icon={going ? "pause" : "play"} label={label(going ? "pause" : "resume")}
                onClick={() => send(props, going ? "pause" : "resume", { id: timer.id })}
              />
              <Button bare icon="x" label={label("cancel")} onClick={() => send(props, "cancel", { id: timer.id })} />
            </Item>
          );
        })}
      </Items>
      <Adder
        button={page.text("start")}
        onAdd={() => {
          send(props, "start", { duration: Number(minutes) * 60, ...(name.trim() ? { name: name.trim() } : {}) });
          setName("");
        }}
      >
        <Input label={page.text("minutes")} type="number" value={minutes} min="0.1" step="any" required onInput={setMinutes} narrow />
        <Input label={page.text("name")} value={name} onInput={setName} />
      </Adder>
    </>
  );
}

export function AlarmClockControl(props: ControlProps) {
  const { page } = props;
  const alarms = is<readonly AlarmItem[]>(props, "alarms") ?? [];
  const ringing = is<readonly number[]>(props, "ringing") ?? [];
  const [time, setTime] = useState("07:00");
  const [days, setDays] = useState<readonly string[]>([]);
  const when = (alarm: AlarmItem): string =>
    alarm.days.length ? alarm.days.map((day) => page.format.weekday(day)).join(" ") : (alarm.date ?? "");
  return (
    <>
      {ringing.length > 0 && (
        <Button strong icon="bell-ring" label={commandLabel(page.words, "AlarmClock.dismiss")} onClick={() => send(props, "dismiss")} />
      )}
      <Items empty={alarms.length ? null : page.text("noAlarms")}>
        {alarms.map((alarm) => (
          <Item key={alarm.id} title={alarm.time} note={[alarm.name, when(alarm)].filter(Boolean).join(" · ")}>
            <Button bare icon="x" label={page.text("remove")} onClick={() => send(props, "remove", { id: alarm.id })} />
          </Item>
        ))}
      </Items>
      <Adder button={page.text("add")} onAdd={() => send(props, "add", { time, days })}>
        <Input label={page.text("time")} type="time" value={time} required onInput={setTime} narrow />
      </Adder>
      <Field label={page.text("days")}>
        <Choices
          label={page.text("days")}
          choices={DAYS.map((day) => ({ value: day, label: page.format.weekday(day) }))}
          chosen={days}
          onChoose={(day) => setDays(days.includes(day) ? days.filter((one) => one !== day) : [...days, day])}
        />
      </Field>
    </>
  );
}

export function CalendarControl(props: ControlProps) {
  const { page } = props;
  const events = is<readonly EventItem[]>(props, "events") ?? [];
  const [summary, setSummary] = useState("");
  const [date, setDate] = useState(page.format.today(page.store.now()));
  const [time, setTime] = useState("12:00");
  const coming = [...events].filter((event) => event.end > page.store.now()).sort((a, b) => a.start - b.start);
  return (
    <>
      <Items empty={coming.length ? null : page.text("noEvents")}>
        {coming.map((event) => (
          <Item
            key={event.id}
            title={event.summary}
            note={[page.format.dayAndTime(event.start), event.location].filter(Boolean).join(" · ")}
          >
            <Button bare icon="x" label={page.text("remove")} onClick={() => send(props, "remove", { id: event.id })} />
          </Item>
        ))}
      </Items>
      <Adder
        button={page.text("add")}
        onAdd={() => {
          send(props, "add", { summary: summary.trim(), start: page.format.moment(date, time) });
          setSummary("");
        }}
      >
        <Input label={page.text("what")} value={summary} required onInput={setSummary} />
        <Input label={page.text("date")} type="date" value={date} required onInput={setDate} narrow />
        <Input label={page.text("time")} type="time" value={time} required onInput={setTime} narrow />
      </Adder>
    </>
  );
}

export function TaskControl(props: ControlProps) {
  const { page } = props;
  const tasks = is<readonly TaskItem[]>(props, "tasks") ?? [];
  const [summary, setSummary] = useState("");
  return (
    <>
      <Items empty={tasks.length ? null : page.text("noTasks")}>
        {tasks.map((task) => (
          <li key={task.id} class="item">
            <label class={task.completed ? "task finished" : "task"}>
              <input
                type="checkbox"
                checked={task.completed}
                onChange={() => send(props, task.completed ? "reopen" : "complete", { id: task.id })}
              />
              <bdi>{task.summary}</bdi>
            </label>
            <Button bare icon="x" label={page.text("remove")} onClick={() => send(props, "remove", { id: task.id })} />
          </li>
        ))}
      </Items>
      <Adder
        button={page.text("add")}
        onAdd={() => {
          send(props, "add", { summary: summary.trim() });
          setSummary("");
        }}
      >
        <Input label={page.text("what")} value={summary} required onInput={setSummary} />
      </Adder>
    </>
  );
}

function Items(props: { readonly empty: string | null; readonly children: ComponentChildren }) {
  return props.empty ? <p class="empty">{props.empty}</p> : <ul class="items">{props.children}</ul>;
}

function Item(props: { readonly title: string; readonly note: string; readonly children: ComponentChildren }) {
  return (
    <li class="item">
      <span class="item-text">
        <strong><bdi>{props.title}</bdi></strong>
        {props.note && <small><bdi>{props.note}</bdi></small>}
      </span>
      {props.children}
    </li>
  );
}

function Adder(props: { readonly button: string; readonly onAdd: () => void; readonly children: ComponentChildren }) {
  return (
    <form
      class="adder"
      onSubmit={(event) => {
        event.preventDefault();
        props.onAdd();
      }}
    >
      {props.children}
      <Button submit icon="plus" label={props.button} />
    </form>
  );
}

function Input(props: {
  readonly label: string;
  readonly value: string;
  readonly type?: string;
  readonly min?: string;
  readonly step?: string;
  readonly required?: boolean;
  readonly narrow?: boolean;
  readonly onInput: (value: string) => void;
}) {
  return (
    <label class={props.narrow ? "input narrow" : "input"}>
      <span>{props.label}</span>
      <input
        type={props.type ?? "text"}
        value={props.value}
        min={props.min}
        step={props.step}
        required={props.required}
        maxLength={500}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  );
}
