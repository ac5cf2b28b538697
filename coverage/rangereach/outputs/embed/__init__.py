"""How a published map gets into an article: snippet, oEmbed, preview, area markers."""
