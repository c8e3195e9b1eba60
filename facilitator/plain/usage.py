"""What can be written, for `help` and for lines that were not understood."""

from __future__ import annotations

from facilitator.meeting.phrase import Phrase, say

USAGE: tuple[tuple[str, str, Phrase], ...] = (
    ("open", "open | open list", say("open the meeting and its first item, or the list again")),
    ("present", "present NAME, NAME, ... | present all", say("mark people present")),
    ("late", "late NAME, ...", say("mark people as arrived late")),
    ("left", "left NAME, ...", say("mark people as gone")),
    ("absent", "absent NAME, ... [: TEXT]", say("mark people absent; excused with a reason")),
    ("guest", "guest NAME, ...", say("add people who are on no roster")),
    ("rename", "rename NAME to NEW NAME", say("put a name right")),
    (
        "delegate",
        "delegate NAME to NAME | delegate NAME to nobody | delegate N to NAME",
        say("somebody votes for somebody away; N: so many votes of members on no roster"),
    ),
    ("set", "set quorum RULE | set vote RULE", say("state the quorum, or what a vote needs")),
    ("next", "next", say("close the item and take up the next one")),
    ("item", "item N", say("take up an item by its number")),
    ("defer", "defer [N]", say("put an item off to the next meeting")),
    ("skip", "skip [N]", say("pass an item over")),
    (
        "reopen",
        "reopen N | reopen base [vote|election]",
        say(
            "take up a closed item again; base: see anew who may vote in the open vote or election"
        ),
    ),
    (
        "extend",
        "extend 5m [: TEXT] | extend speech 1m | extend pool GROUP 5m",
        say("give the item, the speech or a group more time"),
    ),
    ("pause", "pause [: TEXT]", say("begin a recess")),
    (
        "resume",
        "resume | resume meeting",
        say("end the recess; meeting: also take the close back"),
    ),
    (
        "slept",
        "slept as recess",
        say("let the time in which the computer slept or the program did not run be a recess"),
    ),
    ("clock", "clock [DATE] TIME", say("let the time of the meeting go on from then")),
    ("replan", "replan", say("fit the remaining items into the time that is left")),
    (
        "queue",
        (
            "queue NAME|- [as question|reply|for|against|order|intervention|interposed|answer] "
            "[rank N|CATEGORY] [: WHY]"
        ),
        say("put somebody on the speakers' list; - keeps a place for nobody yet"),
    ),
    (
        "name",
        "name NAME | name e3 NAME | name t2 NAME",
        say("say who waits or speaks for nobody yet"),
    ),
    ("unqueue", "unqueue NAME [as CLASS]", say("take somebody off the list")),
    ("move", "move NAME N", say("move somebody to a place of the list")),
    (
        "order",
        "order fifo|fewest|least-time|first-timers|alternate|groups",
        say("serve the list in another order"),
    ),
    (
        "close",
        "close list | close vote [complete] | close election [complete]",
        say(
            "close the speakers' list, the vote or the election; complete: ballots that were lost "
            "have been entered again"
        ),
    ),
    ("call", "call [NAME|-]", say("give the floor to the first on the list, or to somebody")),
    ("finish", "finish", say("end the speech")),
    ("yield", "yield NAME", say("give the rest of a speech to somebody waiting")),
    ("putback", "putback", say("put the last speaker at the head of the list")),
    ("lastword", "lastword NAME", say("call somebody, then close and clear the list")),
    ("invite", "invite [NAME]", say("ask somebody who has not spoken")),
    ("decline", "decline [NAME]", say("who was invited does not wish to speak")),
    (
        "correct",
        "correct [TURN] began TIME|-30s | correct [TURN] ended TIME|-30s | correct [TURN] who NAME",
        say("put a turn right; the last one unless named as t1, t2, ..."),
    ),
    ("split", "split TURN at TIME [NAME]", say("make two turns of one")),
    ("merge", "merge TURN TURN", say("make one turn of two")),
    (
        "motion",
        "motion TEXT [by NAME] [second NAME] [needs RULE] | motion N [by NAME] [second NAME]",
        say(
            "put a motion before the meeting; N: the prepared motion that motions lists as N; "
            "without a text, the first prepared one"
        ),
    ),
    (
        "amend",
        "amend TEXT [by NAME] [second NAME] [needs RULE]",
        say(
            'move to amend: the whole new text, or replace "X" with "Y", insert "Y" after "X", '
            'strike "X"'
        ),
    ),
    ("wording", "wording TEXT", say("say how the text would read with the amendment")),
    (
        "procedural",
        "procedural KIND [WORDS] [by NAME] [second NAME]",
        say("put a procedural motion; the command motions lists the kinds that are in order"),
    ),
    ("second", "second NAME", say("second the motion")),
    ("withdraw", "withdraw [N]", say("withdraw the motion, and what hangs on it")),
    ("table", "table", say("lay the motion on the table, with its amendments")),
    (
        "divide",
        "divide TEXT; TEXT; ...",
        say("divide the motion into parts, which are voted on one by one"),
    ),
    (
        "take",
        "take [N] | take N now",
        say("take up a motion from the table or a postponed one that is due; now: also before"),
    ),
    ("refer", "refer [to WHOM]", say("refer the motion elsewhere")),
    (
        "consent",
        "consent [N, N, ...] | consent drop",
        say("put the motions marked (consent) as one block, or the prepared ones named"),
    ),
    (
        "vote",
        "vote [TEXT] [by hands|rollcall|ballot|consent|voice] [needs RULE]",
        say(
            "open a vote on the motion or on a text; RULE: simple, absolute, present, two-thirds, "
            "three-quarters, unanimous, at least 2/3 of present, simple and simple in each group"
        ),
    ),
    (
        "count",
        (
            "count for N against N abstain N [invalid N] [in GROUP] [weights for N against N ...] "
            "| count N N N | count OPTION N OPTION N ... "
            "| count NAME N NAME N ... [papers N] [invalid N] [blank N]"
        ),
        say("state the count of the vote, the poll or the election"),
    ),
    ("clear", "clear majority | clear minority", say("judge the vote by eye")),
    (
        "cast",
        "cast NAME for|against|abstain|pass | cast NAME for N against N abstain N",
        say("answer in a roll call; with numbers, for all the votes that somebody holds"),
    ),
    ("veto", "veto NAME", say("a member with a veto defeats what is voted on")),
    (
        "poll",
        "poll TEXT [options A, B, C]",
        say("open a straw poll, which decides nothing; without options SF, F, N, A, SA"),
    ),
    ("outcome", "outcome TEXT", say("what a straw poll means, in the chair's words")),
    (
        "object",
        "object NAME | object NAME to N",
        say("object to general consent, or to one motion of the consent agenda"),
    ),
    ("casting", "casting for|against", say("the chair's casting vote")),
    (
        "annul",
        "annul vote : TEXT | annul election : TEXT",
        say("set the last vote or election aside"),
    ),
    (
        "recount",
        ("recount for N against N abstain N [invalid N] [in GROUP] [weights for N against N ...]"),
        say("count again"),
    ),
    (
        "elect",
        (
            "elect TITLE [seats N] from NAME, NAME, ... [by plurality|majority|approval|block|yna|"
            "cumulative|ranked|irv|stv|scottish|condorcet] [min N] [max N] [each N] [needs RULE] "
            "[cap N]"
        ),
        say(
            "open an election; each N: votes for one candidate, cap N: elected from one group; "
            "Name (Group) is somebody from outside; from file FILE takes a ballot file's"
        ),
    ),
    (
        "nominate",
        "nominate NAME, ...",
        say("somebody more stands in the open election, while no paper is in"),
    ),
    (
        "ballot",
        (
            "ballot NAME, NAME | ballot 1 4 7 | ballot A=yes B=no | ballot yny | ballot A=2 B=1 | "
            "ballot A > B = C | ballot invalid [: WHY] | ballot blank | ballot no | ballot abstain"
            "; in a vote: ballot for|against|abstain|invalid|blank [weight N] [in GROUP]; each "
            "with xN"
        ),
        say(
            "enter a paper, or N alike; candidates by name, number, letter (a, b) or initials (AB)"
        ),
    ),
    ("b", "b NAME, NAME | b 1 4 7 | b adg", say("the same as ballot; letters go down the paper")),
    (
        "ballots",
        "ballots from FILE [best lowest|highest]",
        say("enter the papers of a file: BLT, CSV, CIVS; best: which number of its ranks"),
    ),
    ("unballot", "unballot as in ballot", say("take out a paper that was read wrongly")),
    ("entry", "entry second | entry first | entry single", say("enter the papers a second time")),
    ("compare", "compare", say("where the two entries of the papers differ")),
    (
        "lot",
        "lot [SEED] | lot by hand NAME, NAME",
        say(
            "break the election's tie by lot: drawn from digits, as anybody can do again, or by "
            "hand in the order as drawn; before the close by hand, all candidates"
        ),
    ),
    (
        "round",
        "round [by METHOD] [needs RULE]",
        say("another round: the run-off, those who are tied, or the seats left empty"),
    ),
    ("note", "note TEXT", say("write down a note")),
    ("private", "private TEXT", say("write down a note that no minutes show")),
    ("decision", "decision TEXT", say("write down a decision")),
    ("conclusion", "conclusion TEXT", say("write down the item's conclusion")),
    ("task", "task NAME : TEXT [by|until DATE]", say("give somebody a task")),
    ("concern", "concern NAME : TEXT", say("write down a concern")),
    ("answer", "answer N : TEXT", say("answer a concern")),
    ("undo", "undo", say("take back the last act")),
    ("redo", "redo", say("restore what was taken back")),
    (
        "adopt",
        "adopt minutes | adopt consent",
        say("record that the minutes, or the consent agenda, were adopted"),
    ),
    ("adjourn", "adjourn [to DATE]", say("close the meeting; undo takes that back")),
    ("status", "status", say("where the meeting stands")),
    ("agenda", "agenda", say("the items with their times")),
    ("who", "who", say("who is in the room")),
    ("list", "list", say("who is waiting to speak")),
    ("turns", "turns", say("who has spoken, with the turns' names for corrections")),
    ("motions", "motions", say("the motions pending, and what is in order with reasons")),
    ("script", "script", say("what the chair says now, word for word")),
    ("say", "say", say("what the chair says now, word for word")),
    ("statistics", "statistics", say("how the floor was shared, by person and by group")),
    ("pools", "pools", say("speaking time that the groups have left")),
    ("tally", "tally [vote|election]", say("the vote or election and what it needs")),
    ("rules", "rules", say("the rules of this meeting")),
    ("minutes", "minutes", say("the minutes so far")),
    ("why", "why NAME", say("why somebody stands where they stand")),
    ("help", "help [COMMAND]", say("what can be written")),
    ("quit", "quit", say("leave; the meeting stays open and can be resumed")),
    ("q+", "q+ NAME [to NOTE]", say("put somebody on the speakers' list")),
    ("q-", "q- NAME", say("take somebody off the list")),
    ("ack", "ack NAME", say("give the floor to somebody")),
    ("q?", "q?", say("who is waiting to speak")),
)
"""Verb, form, meaning. The forms are fixed words in every language."""

FORMS = {verb: form for verb, form, _ in USAGE}
