-- Choisir parmi des objets un sous-ensemble exact : ce que la langue ne sait pas dire. « require "sous_ensembles" ».

-- Les rangs, croissants, du sous-ensemble dont les poids font exactement `total` et dont la valeur pondérée est la plus
-- grande ; de deux égaux, celui qui prend les premiers. Rien ne convient : une table vide. Les poids sont entiers.
function sous_ensemble_exact(valeurs, poids, total)
  local meilleur = { [0] = { valeur = 0, rangs = "" } }
  for rang = 1, #poids do
    local pèse = poids[rang]
    assert(pèse > 0 and plancher(pèse) == pèse, "un poids est un nombre entier, plus grand que 0")
    local suivant = {}
    for atteint, choix in pairs(meilleur) do
      suivant[atteint] = choix
    end
    for atteint, choix in pairs(meilleur) do
      local ici = atteint + pèse
      if ici <= total then
        local valeur = choix.valeur + pèse * valeurs[rang]
        local déjà = suivant[ici]
        if déjà == nil or valeur > déjà.valeur then
          suivant[ici] = { valeur = valeur, rangs = choix.rangs .. rang .. " " }
        end
      end
    end
    meilleur = suivant
  end
  local rangs = {}
  if meilleur[total] ~= nil then
    for place, rang in ipairs(meilleur[total].rangs:trim():split(" ")) do
      if rang ~= "" then insérer(rangs, exact(rang)) end
    end
  end
  return rangs
end
