"""The command `completion`, and what the three shells ask and are told.

The scripts are our own: click's split a candidate at commas (fish) and a word at colons
(bash), and both stand in an origin: ``PL,SK:soil``. A shell sends the line as far as the
cursor; each line of the answer is a word to offer, a tab, and what it means. Where there
is nothing to offer, the shell offers files.
"""

from __future__ import annotations

import os
import shlex

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

__all__ = ["completion_command"]

BASH = """\
%(complete_func)s() {
    local line="${COMP_LINE:0:COMP_POINT}" word cut="" response
    word="${line##*[[:space:]]}"
    # Bash parts a word at : and = and replaces only what follows.
    case "$COMP_WORDBREAKS" in *:*) cut="${word%%"${word##*[:=]}"}" ;; esac
    COMPREPLY=()
    while IFS=$'\\t' read -r response _; do
        [ -n "$response" ] && COMPREPLY+=("${response#"$cut"}")
    done < <(env COMP_LINE="$line" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o default -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -o default -F %(complete_func)s %(prog_name)s
"""

ZSH = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local line response
    local -a values shown
    line="${(j: :)words[1,CURRENT-1]} ${words[CURRENT]}"
    for response in ${(f)"$(env COMP_LINE="$line" %(complete_var)s=zsh_complete \\
            ${words[1]} 2>/dev/null)"}; do
        values+=("${response%%%%$'\\t'*}")
        shown+=("${response/$'\\t'/  -- }")
    done
    if (( ${#values} )); then
        compadd -l -U -V %(prog_name)s -d shown -a values
    else
        _files
    fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

FISH = """\
function %(complete_func)s
    set -l line (commandline -cp | string collect)
    set -l response (env COMP_LINE=$line %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null)
    if test -n "$response"
        printf '%%s\\n' $response
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command %(prog_name)s --no-files --keep-order --arguments '(%(complete_func)s)'
"""

EPILOG = """\b
Install it once; it works in every new shell:
  bash   rangereach completion bash > ~/.rangereach.bash
         echo 'source ~/.rangereach.bash' >> ~/.bashrc
  zsh    rangereach completion zsh > ~/.rangereach.zsh
         echo 'source ~/.rangereach.zsh' >> ~/.zshrc    (below compinit)
  fish   rangereach completion fish > ~/.config/fish/conf.d/rangereach.fish

\b
Examples:
  rangereach completion bash
  source <(rangereach completion bash)    only in this shell, to try it
"""


class _Shell(ShellComplete):
    """A shell that sends the line as far as the cursor."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one."""
        line = os.environ["COMP_LINE"]
        words = _split(line)
        incomplete = words.pop() if words and not line[-1:].isspace() else ""
        return words[1:], incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return whole words, also where an option and its value are one: ``--from=PL``."""
        found = super().get_completions(args, incomplete)
        option, equals, _ = incomplete.partition("=")
        if equals and option.startswith("--"):
            for item in found:
                item.value = f"{option}={item.value}"
        return found

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word and what it means."""
        return f"{item.value}\t{item.help}" if item.help else f"{item.value}"


class _Bash(_Shell):
    name, source_template = "bash", BASH


class _Zsh(_Shell):
    name, source_template = "zsh", ZSH


class _Fish(_Shell):
    name, source_template = "fish", FISH


SHELLS: dict[str, type[_Shell]] = {shell.name: shell for shell in (_Bash, _Zsh, _Fish)}

for _shell in SHELLS.values():
    add_completion_class(_shell)


@click.command(
    "completion", short_help="Print the script that lets a shell complete.", epilog=EPILOG
)
@click.argument("shell", type=click.Choice(list(SHELLS)))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete rangereach's commands.

    The shell then offers commands, options, scenarios, countries, places, systems, claims
    and languages when TAB is pressed.
    """
    program = ctx.find_root()
    name = "rangereach"
    script = SHELLS[shell](program.command, {}, name, f"_{name.upper()}_COMPLETE").source()
    click.echo(script, nl=False)


def _split(line: str) -> list[str]:
    """Split a line as a shell does, also where a quotation is still open."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        while token := lexer.get_token():
            words.append(token)
    except ValueError:
        words.append(lexer.token)
    return words
