package dev.coracle.simulation.timeline;

/** How a page looks. */
final class Style {
    /** Colours that can be told apart without red and green; a dark set for dark screens. */
    static final String SHEET = """
            :root {
              color-scheme: light dark;
              --paper: #ffffff; --ink: #1d2530; --faint: #66717f; --odd: #f6f8fa; --grid: #e3e8ee;
              --waiting: #b3bcc8; --bound: #f2b84b; --running: #4a86cf; --terminating: #a877d0;
              --succeeded: #62b3a5; --failed: #8a3b3b; --fault: #e0525a; --shade: #e0525a22;
              --lost: #8793a3; --hatch: #8793a340; --note: #4b5766; --alarm: #c81e2b; --alarm-paper: #fdecee;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #14181e; --ink: #e4e9ef; --faint: #93a0b0; --odd: #1a1f27; --grid: #2a323d;
                --waiting: #5d6876; --bound: #d69a2d; --running: #3f78bd; --terminating: #8f60b8;
                --succeeded: #3f8f82; --failed: #a04a4a; --fault: #d9434d; --shade: #ff5b6626;
                --lost: #6b7786; --hatch: #93a0b040; --note: #93a0b0; --alarm: #ff5f6a; --alarm-paper: #3a1a1e;
              }
            }
            body { margin: 0 auto; padding: 20px 24px 32px; max-width: 1900px; min-width: 900px;
              background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, "Segoe UI", sans-serif; }
            h1 { font-size: 20px; font-weight: 650; margin: 0; }
            p { margin: 2px 0 10px; }
            .summary { color: var(--faint); }
            .alarm { background: var(--alarm-paper); border-left: 4px solid var(--alarm); padding: 6px 12px;
              border-radius: 0 4px 4px 0; overflow-wrap: anywhere; }
            .alarm b { color: var(--alarm); }
            .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; margin: 10px 0 14px; padding: 0;
              color: var(--faint); font-size: 13px; }
            .swatch { width: 14px; height: 10px; margin-right: 6px; }
            .top { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--grid); }
            .chart, .ruler { display: block; width: 100%; height: auto; font-family: inherit; }
            .row { fill: var(--paper); } .odd { fill: var(--odd); }
            .grid { stroke: var(--grid); stroke-width: 1; }
            .tick { fill: var(--faint); font-size: 11px; text-anchor: middle; }
            .name { fill: var(--ink); text-anchor: end; }
            .waiting { fill: var(--waiting); } .bound { fill: var(--bound); } .running { fill: var(--running); }
            .terminating { fill: var(--terminating); } .succeeded { fill: var(--succeeded); } .failed { fill: var(--failed); }
            .fault { fill: var(--fault); } .lost { fill: var(--lost); }
            .shade { fill: var(--shade); } .unready { fill: url(#unready); } .hatch { fill: var(--hatch); }
            text, .shade, .unready { pointer-events: none; }
            .in-waiting, .in-bound { fill: #1d2530; }
            .in-running, .in-terminating, .in-succeeded, .in-failed, .in-fault, .in-lost { fill: #ffffff; }
            .beside { fill: var(--ink); }
            .pod:hover rect { stroke: var(--ink); stroke-width: 1.2; }
            .mark { stroke: var(--note); stroke-width: 1; stroke-dasharray: 3 3; }
            .mark.broken { stroke: var(--alarm); stroke-width: 2; stroke-dasharray: none; }
            .flag { fill: var(--note); } text.flag { fill: var(--paper); }
            .flag.broken { fill: var(--alarm); } text.flag.broken { fill: var(--paper); }
            """;

    private Style() {}
}
