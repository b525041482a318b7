-- Ce que l'on demande souvent à une liste de nombres. « require "listes" » en tête d'un fichier d'exceptions.

-- Leur somme.
function somme(nombres)
  local total = 0
  for rang, x in ipairs(nombres) do
    total = total + x
  end
  return total
end

-- Leur moyenne, pondérée quand des poids sont donnés ; une faute quand les poids font zéro.
function moyenne(nombres, poids)
  local total, diviseur = 0, 0
  for rang, x in ipairs(nombres) do
    local pèse = 1
    if poids ~= nil then pèse = poids[rang] end
    total = total + pèse * x
    diviseur = diviseur + pèse
  end
  assert(diviseur ~= 0, "moyenne de rien : les poids font zéro")
  return total / diviseur
end

-- Une table des mêmes, du plus grand au plus petit ; deux égaux gardent leur ordre.
function décroissants(nombres)
  local rangés = {}
  for rang, x in ipairs(nombres) do
    rangés[rang] = x
  end
  trier(rangés, function(a, b) return a > b end)
  return rangés
end

-- Les n plus grands.
function meilleurs(nombres, n)
  local gardés = {}
  for rang, x in ipairs(décroissants(nombres)) do
    if rang <= n then gardés[rang] = x end
  end
  return gardés
end

-- Combien tiennent la condition, une fonction qui dit oui ou non.
function compte(éléments, condition)
  local combien = 0
  for rang, x in ipairs(éléments) do
    if condition(x) then combien = combien + 1 end
  end
  return combien
end

-- Les champs de ce nom des objets d'une liste : champ(cours, "moyenne").
function champ(objets, nom)
  local valeurs = {}
  for rang, objet in ipairs(objets) do
    valeurs[rang] = objet[nom]
  end
  return valeurs
end
